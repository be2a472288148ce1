// Runs a lowered component on the WebAssembly of Node.js, which knows core modules only:
//
//     wit lower app.wasm -o lowered
//     node driver.mjs lowered Ada Grace
//
// `instantiate` serves any lowered component; `greet` knows the one function of the greeter application, run(names) -> messages.
// docs/lowering.md describes plan.json. Node.js before 22 wants components lowered with --no-multi-memory.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const rules = [
  'cannot leave component instance',
  'cannot enter component instance',
  'pointer not aligned',
  'pointer out of bounds of memory',
  'realloc return: result not aligned or out of bounds of memory',
  'string too long',
  'list too long',
  'invalid discriminant',
  'invalid char',
  'string is not valid UTF-8',
  'uncaught exception',
];

const twoMemories = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 5, 2, 0, 0, 0, 0]);

/** Instantiates a lowered component; `hostImports` are core functions by interface and name, given the memory and realloc of their caller. */
export async function instantiate(directory, hostImports = {}) {
  const plan = JSON.parse(await readFile(join(directory, 'plan.json'), 'utf8'));
  if (plan.form !== 1) throw new Error(`plan.json has the form ${plan.form}, this driver knows 1`);
  if (plan['multi-memory'] && !WebAssembly.validate(twoMemories)) throw new Error('this engine allows one memory per module: lower with --no-multi-memory');
  const instances = [];
  const modules = new Map();
  const resolve = (source) => ('function' in source ? functions[source.function] : instances[source.instance].exports[source.export]);
  const optional = (source) => (source ? resolve(source) : null);

  const tables = plan['component-instances'].map(() => [null]);
  const scopes = [];
  const handle = (table, index, resource) => {
    const found = tables[table][index];
    if (!found || found.resource !== resource) throw new Error(`unknown handle index ${index}`);
    return found;
  };
  const addHandle = (table, added) => {
    const free = tables[table].indexOf(undefined);
    const index = free < 0 ? tables[table].length : free;
    tables[table][index] = added;
    return index;
  };
  const removeHandle = (table, index, resource) => {
    const removed = handle(table, index, resource);
    if (removed.lent) throw new Error(`handle index ${index} cannot be removed while it is lent`);
    tables[table][index] = undefined;
    return removed;
  };
  const drop = (table, index, resource) => {
    const { rep, scope } = removeHandle(table, index, resource);
    if (scope) scope.borrows--;
    else if (plan.resources[resource].destructor) resolve(plan.resources[resource].destructor)(rep);
  };
  const borrow = (f, index) => {
    const lender = handle(f.source, index, f.resource);
    const scope = scopes.at(-1);
    lender.lent = (lender.lent ?? 0) + 1;
    scope.lenders.push(lender);
    if (plan.resources[f.resource]['component-instance'] === f.target) return lender.rep;
    scope.borrows++;
    return addHandle(f.target, { resource: f.resource, rep: lender.rep, scope });
  };
  const end = (number) => {
    const scope = scopes[number];
    scopes.length = number;
    if (scope.borrows) throw new Error('a borrow handle still remains at the end of the call');
    for (const lender of scope.lenders) lender.lent--;
  };
  const host = (f) => {
    const given = hostImports[f.interface ?? '']?.[f.name];
    if (!given) throw new Error(`the import ${f.interface ?? ''}#${f.name}: ${f.type} is not given`);
    return (...flat) => given({ memory: optional(f.options.memory), realloc: optional(f.options.realloc) }, ...flat);
  };
  const makers = {
    import: host,
    'resource.new': (f) => (rep) => addHandle(f['component-instance'], { resource: f.resource, rep }),
    'resource.rep': (f) => (index) => handle(f['component-instance'], index, f.resource).rep,
    'resource.drop': (f) => (index) => drop(f['component-instance'], index, f.resource),
    trap: () => (rule, a, b, c) => {
      throw new WebAssembly.RuntimeError(`${rules[rule]} (${a >>> 0}, ${b >>> 0}, ${c >>> 0})`);
    },
    'validate-utf8': (f) => (address, length) => (isUtf8(resolve(f.memory), address, length) ? 1 : 0),
    transcode: (f) => (address, units) => {
      const [copy, copied] = lowerText(sideOf(f.target), liftText(sideOf(f.source), address >>> 0, units >>> 0));
      return BigInt.asIntN(64, (BigInt(copied) << 32n) | BigInt(copy));
    },
    'begin-call': () => () => scopes.push({ lenders: [], borrows: 0 }) - 1,
    'end-call': () => end,
    'transfer-own': (f) => (index) => addHandle(f.target, { resource: f.resource, rep: removeHandle(f.source, index, f.resource).rep }),
    'transfer-borrow': (f) => (index) => borrow(f, index),
  };
  const sideOf = (options) => ({ encoding: options['string-encoding'], memory: optional(options.memory), realloc: optional(options.realloc) });
  const functions = plan.functions.map((f) => {
    if (!makers[f.kind]) throw new Error(`this driver has no ${f.kind}`);
    return makers[f.kind](f);
  });

  for (const { module, imports } of plan.instances) {
    if (!modules.has(module)) modules.set(module, await WebAssembly.compile(await readFile(join(directory, module))));
    const given = {};
    for (const { module: name, name: field, from } of imports) (given[name] ??= {})[field] = resolve(from);
    instances.push(await WebAssembly.instantiate(modules.get(module), given));
  }

  return {
    export(interfaceName, name) {
      const found = plan.exports.find((e) => e.interface === interfaceName && e.name === name);
      if (!found) throw new Error(`there is no export ${interfaceName ?? ''}#${name}`);
      const { memory, realloc, 'post-return': postReturn } = found.options;
      return {
        call: resolve(found.function),
        memory: optional(memory),
        realloc: optional(realloc),
        postReturn: optional(postReturn),
        type: found.type,
      };
    },
  };
}

const utf16Tag = 0x80000000;

function liftText({ encoding, memory }, address, units) {
  const bytes = (length) => new Uint8Array(memory.buffer, address, length);
  if (encoding === 'utf8') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes(units));
  if (address % 2) throw new WebAssembly.RuntimeError(rules[2]);
  if (encoding === 'latin1+utf16' && units < utf16Tag) return Array.from(bytes(units), (b) => String.fromCharCode(b)).join('');
  return new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(bytes(2 * (encoding === 'utf16' ? units : units - utf16Tag)));
}

function lowerText({ encoding, memory, realloc }, text) {
  const store = (alignment, bytes) => {
    const address = realloc(0, 0, alignment, bytes.length) >>> 0;
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
    return address;
  };
  if (encoding === 'utf8') {
    const bytes = new TextEncoder().encode(text);
    return [store(1, bytes), bytes.length];
  }
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (encoding === 'latin1+utf16' && units.every((u) => u < 0x100)) return [store(2, units), units.length];
  const tagged = encoding === 'utf16' ? units.length : units.length + utf16Tag;
  return [store(2, units.flatMap((u) => [u & 0xff, u >> 8])), tagged];
}

function isUtf8(memory, address, length) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(memory.buffer, address >>> 0, length >>> 0));
    return true;
  } catch {
    return false;
  }
}

/** run: func(names: list<string>) -> list<string> */
export function greet(component, names) {
  const run = component.export(null, 'run');
  const list = run.realloc(0, 0, 4, 8 * names.length) >>> 0;
  names.forEach((name, i) => {
    const bytes = new TextEncoder().encode(name);
    const address = run.realloc(0, 0, 1, bytes.length) >>> 0;
    new Uint8Array(run.memory.buffer, address, bytes.length).set(bytes);
    const view = new DataView(run.memory.buffer);
    view.setUint32(list + 8 * i, address, true);
    view.setUint32(list + 8 * i + 4, bytes.length, true);
  });
  const result = run.call(list, names.length) >>> 0;
  const view = new DataView(run.memory.buffer);
  const [first, count] = [view.getUint32(result, true), view.getUint32(result + 4, true)];
  const messages = Array.from({ length: count }, (_, i) => {
    const [address, length] = [view.getUint32(first + 8 * i, true), view.getUint32(first + 8 * i + 4, true)];
    return new TextDecoder().decode(new Uint8Array(run.memory.buffer, address, length));
  });
  run.postReturn?.(result);
  return messages;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [directory, ...names] = process.argv.slice(2);
  for (const message of greet(await instantiate(directory), names)) console.log(message);
}
