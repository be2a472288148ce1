// The grammar of WIT (WIT.md, "Lexical structure" and "Top-level items").
//
// Every decision needs one token of look-ahead, so that the generated parser is a plain recursive descent: no
// prediction at run time, and the token a message points to is the first one that fits nowhere. Three things are wider
// here than in the language, because saying them in the grammar would cost look-ahead or blur the messages; the
// syntax builder checks them: consecutive commas, a package header that is not the first item, and what an attribute
// may hold. The places of `list` and the other type names are those of the specification.
grammar Wit;

file : topLevelItem* EOF ;

topLevelItem : attribute* ( packageItem | topLevelUse | interfaceItem | worldItem ) ;

packageItem : 'package' packageName ( ';' | '{' topLevelItem* '}' ) ;
packageName : id ':' id ( '@' VERSION )? ;

topLevelUse : 'use' usePath ( 'as' id )? ';' ;
usePath : id ( ':' id '/' id ( '@' VERSION )? )? ;

attribute : '@' id ( '(' attributeArgument ( ',' attributeArgument )* ')' )? ;
attributeArgument : id '=' ( VERSION | id ) | STRING ;

interfaceItem : 'interface' id interfaceBody ;
interfaceBody : '{' interfaceMember* '}' ;
interfaceMember : attribute* ( useItem | typeDefinition | functionItem ) ;

worldItem : 'world' id '{' worldMember* '}' ;
worldMember : attribute* ( externItem | useItem | typeDefinition | includeItem ) ;

// `import a;`, `import ns:p/a@1.0.0;`, `import a: b;`, `import a: ns:p/b;`, `import a: func();`,
// `import a: interface { ... }`: the slash behind the second name tells a qualified name from a label.
externItem : ( 'import' | 'export' ) id ( ';' | ':' externBody ) ;
externBody
  : functionType ';'
  | 'interface' interfaceBody
  | id ( qualifiedTail | ':' id qualifiedTail )? ';'
  ;
qualifiedTail : '/' id ( '@' VERSION )? ;

includeItem : 'include' usePath ( ';' | 'with' '{' ( includeName ( ',' includeName? )* )? '}' ) ;
includeName : id 'as' id ;

useItem : 'use' usePath '.' '{' ( useName ( ',' useName? )* )? '}' ';' ;
useName : id ( 'as' id )? ;

typeDefinition
  : 'type' id '=' type ';'                                                    # aliasDefinition
  | 'record' id '{' ( field ( ',' field? )* )? '}'                            # recordDefinition
  | 'variant' id '{' ( variantCase ( ',' variantCase? )* )? '}'               # variantDefinition
  | 'enum' id '{' ( label ( ',' label? )* )? '}'                              # enumDefinition
  | 'flags' id '{' ( label ( ',' label? )* )? '}'                             # flagsDefinition
  | 'resource' id ( ';' | '{' resourceMember* '}' )                           # resourceDefinition
  ;
field : id ':' type ;
variantCase : id ( '(' type ')' )? ;
label : id ;
resourceMember : attribute* ( constructorItem | methodItem ) ;
constructorItem : 'constructor' parameters ( '->' type )? ';' ;
methodItem : id ':' 'static'? functionType ';' ;

functionItem : id ':' functionType ';' ;
functionType : 'async'? 'func' parameters ( '->' type )? ;
parameters : '(' ( field ( ',' field? )* )? ')' ;

type
  : primitive                                                                 # primitiveType
  | id                                                                        # namedType
  | 'tuple' '<' ( type ( ',' type? )* )? '>'                                  # tupleType
  | 'list' '<' type ( ',' INTEGER )? '>'                                      # listType
  | 'map' '<' type ',' type '>'                                               # mapType
  | 'option' '<' type '>'                                                     # optionType
  | 'result' ( '<' ( '_' ',' type | type ( ',' type )? ) '>' )?               # resultType
  | 'future' ( '<' type '>' )?                                                # futureType
  | 'stream' ( '<' type '>' )?                                                # streamType
  | 'own' '<' id '>'                                                          # ownType
  | 'borrow' '<' id '>'                                                       # borrowType
  ;
primitive
  : 'u8' | 'u16' | 'u32' | 'u64' | 's8' | 's16' | 's32' | 's64' | 'f32' | 'f64' | 'char' | 'bool' | 'string'
  | 'error-context'
  ;

id : ID | EXPLICIT_ID ;

AS : 'as' ;
ASYNC : 'async' ;
BOOL : 'bool' ;
BORROW : 'borrow' ;
CHAR : 'char' ;
CONSTRUCTOR : 'constructor' ;
ENUM : 'enum' ;
ERROR_CONTEXT : 'error-context' ;
EXPORT : 'export' ;
F32 : 'f32' ;
F64 : 'f64' ;
FLAGS : 'flags' ;
FROM : 'from' ;
FUNC : 'func' ;
FUTURE : 'future' ;
IMPORT : 'import' ;
INCLUDE : 'include' ;
INTERFACE : 'interface' ;
LIST : 'list' ;
MAP : 'map' ;
OPTION : 'option' ;
OWN : 'own' ;
PACKAGE : 'package' ;
RECORD : 'record' ;
RESOURCE : 'resource' ;
RESULT : 'result' ;
S8 : 's8' ;
S16 : 's16' ;
S32 : 's32' ;
S64 : 's64' ;
STATIC : 'static' ;
STREAM : 'stream' ;
STRING_TYPE : 'string' ;
TUPLE : 'tuple' ;
TYPE : 'type' ;
U8 : 'u8' ;
U16 : 'u16' ;
U32 : 'u32' ;
U64 : 'u64' ;
USE : 'use' ;
VARIANT : 'variant' ;
WITH : 'with' ;
WORLD : 'world' ;
UNDERSCORE : '_' ;

EQUALS : '=' ;
COMMA : ',' ;
COLON : ':' ;
SEMICOLON : ';' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LESS : '<' ;
GREATER : '>' ;
STAR : '*' ;
ARROW : '->' ;
SLASH : '/' ;
PERIOD : '.' ;
AT : '@' ;

// Any letter outside ASCII is taken into the identifier, so that the message can say which character is wrong.
ID : ID_START ID_PART* ;
EXPLICIT_ID : '%' ID_PART* ;
VERSION : DIGITS '.' DIGITS '.' DIGITS ( '-' VERSION_PART )? ( '+' VERSION_PART )? ;
INTEGER : DIGITS ;
STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;

// The token source reads blanks and comments itself: a block comment nests without bound, which a finite automaton
// can only follow by growing. These rules say what it reads.
BLANK : [ \t\r\n]+ -> skip ;
LINE_COMMENT : '//' ~[\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' ( BLOCK_COMMENT | . )*? '*/' -> channel(HIDDEN) ;

// What no other rule takes: the parser then reports it like any other token that fits nowhere.
UNEXPECTED : . ;

fragment ID_START : [a-zA-Z_\u0080-\uFFFF] ;
fragment ID_PART : [a-zA-Z0-9_\-\u0080-\uFFFF] ;
fragment DIGITS : [0-9]+ ;
fragment VERSION_PART : [0-9A-Za-z\-]+ ( '.' [0-9A-Za-z\-]+ )* ;
