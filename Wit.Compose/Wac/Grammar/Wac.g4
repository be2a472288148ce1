// The grammar of .wac, the language of compositions: a superset of WIT's types with imports, `let` and exports.
//
// Every decision needs one token of look-ahead, as in Wit.g4. The names of packages and the paths into them are single
// tokens, in which no blank may stand: `new a:b { c: d }` and `import a: func()` could not be told from names otherwise.
// Lists are wider than the language's by consecutive commas, and may be empty; the syntax builder checks both.
// Documents are read by `header` and then `statement` by `statement`, so that reading can go on behind a mistake.
grammar Wac;

header : 'package' PACKAGE_NAME ( 'targets' PACKAGE_PATH )? ';' ;

statement : importStatement | letStatement | exportStatement | interfaceItem | worldItem | typeDefinition ;

importStatement : 'import' id ( 'as' externName )? ':' importType ';' ;
importType : functionType | inlineInterface | PACKAGE_PATH | id ;

letStatement : 'let' id '=' expression ';' ;

exportStatement : 'export' expression ( '...' | 'as' externName )? ';' ;
externName : id | STRING ;

expression : primary ( access | namedAccess )* ;
primary : newExpression | '(' expression ')' | id ;
access : '.' id ;
namedAccess : '[' STRING ']' ;
newExpression : 'new' PACKAGE_NAME '{' ( argument ( ',' argument? )* )? '}' ;
argument : '...' id? | id ( ':' expression )? | STRING ':' expression ;

interfaceItem : 'interface' id interfaceBody ;
inlineInterface : 'interface' interfaceBody ;
interfaceBody : '{' ( useItem | functionItem | resourceDefinition | typeDefinition )* '}' ;

worldItem : 'world' id '{' ( useItem | externItem | includeItem | resourceDefinition | typeDefinition )* '}' ;
externItem : ( 'import' | 'export' ) ( PACKAGE_PATH | id ( ':' externType )? ) ';' ;
externType : functionType | inlineInterface | id ;
includeItem : 'include' localPath ( 'with' '{' ( includeName ( ',' includeName? )* )? '}' )? ';' ;
includeName : id 'as' id ;

useItem : 'use' localPath '.' '{' ( useName ( ',' useName? )* )? '}' ';' ;
useName : id ( 'as' id )? ;
localPath : PACKAGE_PATH | id ;

functionItem : id ':' ( functionType | id ) ';' ;
functionType : 'func' parameters ( '->' type )? ;
parameters : '(' ( field ( ',' field? )* )? ')' ;
field : id ':' type ;

typeDefinition
  : 'variant' id '{' ( variantCase ( ',' variantCase? )* )? '}'               # variantDefinition
  | 'record' id '{' ( field ( ',' field? )* )? '}'                            # recordDefinition
  | 'flags' id '{' ( label ( ',' label? )* )? '}'                             # flagsDefinition
  | 'enum' id '{' ( label ( ',' label? )* )? '}'                              # enumDefinition
  | 'type' id '=' ( functionType | type ) ';'                                 # aliasDefinition
  ;
variantCase : id ( '(' type ')' )? ;
label : id ;

resourceDefinition : 'resource' id ( ';' | '{' ( constructorItem | methodItem )* '}' ) ;
constructorItem : 'constructor' parameters ';' ;
methodItem : id ':' 'static'? functionType ';' ;

type
  : primitive                                                                 # primitiveType
  | id                                                                        # namedType
  | 'tuple' '<' type ( ',' type? )* '>'                                       # tupleType
  | 'list' '<' type '>'                                                       # listType
  | 'option' '<' type '>'                                                     # optionType
  | 'result' ( '<' payload ( ',' payload )? '>' )?                            # resultType
  | 'borrow' '<' id '>'                                                       # borrowType
  ;
payload : '_' | type ;
primitive
  : 'u8' | 's8' | 'u16' | 's16' | 'u32' | 's32' | 'u64' | 's64' | 'f32' | 'f64' | 'char' | 'bool' | 'string'
  ;

id : ID | EXPLICIT_ID ;

AS : 'as' ;
BOOL : 'bool' ;
BORROW : 'borrow' ;
CHAR : 'char' ;
CONSTRUCTOR : 'constructor' ;
ENUM : 'enum' ;
EXPORT : 'export' ;
F32 : 'f32' ;
F64 : 'f64' ;
FLAGS : 'flags' ;
FUNC : 'func' ;
IMPORT : 'import' ;
INCLUDE : 'include' ;
INTERFACE : 'interface' ;
LET : 'let' ;
LIST : 'list' ;
NEW : 'new' ;
OPTION : 'option' ;
PACKAGE : 'package' ;
RECORD : 'record' ;
RESOURCE : 'resource' ;
RESULT : 'result' ;
S8 : 's8' ;
S16 : 's16' ;
S32 : 's32' ;
S64 : 's64' ;
STATIC : 'static' ;
STRING_TYPE : 'string' ;
TARGETS : 'targets' ;
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
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
LESS : '<' ;
GREATER : '>' ;
ARROW : '->' ;
SLASH : '/' ;
PERIOD : '.' ;
ELLIPSIS : '...' ;
AT : '@' ;

// Any letter outside ASCII is taken into a name, so that the message can say which character is wrong.
ID : NAME ;
EXPLICIT_ID : '%' ID_PART* ;
PACKAGE_NAME : PATH ( '@' VERSION )? ;
PACKAGE_PATH : PATH ( '/' LABEL )+ ( '@' VERSION )? ;
STRING : '"' ~["]* '"' ;

// The token source reads blanks and comments itself: a block comment nests without bound, which a finite automaton
// can only follow by growing. These rules say what it reads.
BLANK : [ \t\r\n\f]+ -> skip ;
LINE_COMMENT : '//' ~[\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' ( BLOCK_COMMENT | . )*? '*/' -> channel(HIDDEN) ;

// What no other rule takes: the parser then reports it like any other token that fits nowhere.
UNEXPECTED : . ;

fragment PATH : LABEL ( ':' LABEL )+ ;
fragment LABEL : '%'? NAME ;
fragment NAME : ID_START ID_PART* ;
fragment VERSION : [0-9]+ ( '.' [0-9A-Za-z\-+]+ )* ;
fragment ID_START : [a-zA-Z_\u0080-\uFFFF] ;
fragment ID_PART : [a-zA-Z0-9_\-\u0080-\uFFFF] ;
