// Answer an ODK form with every document, and tell what ODK's own engine makes of each.
// Usage: node xlsform.cjs FORM DOCUMENTS, with NODE_PATH naming the folder of @getodk/xforms-engine.
const fs = require('fs');
const path = require('path');
const {JSDOM} = require('jsdom');

const {window} = new JSDOM();
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}

(async () => {
  const engine = process.env.NODE_PATH + '/@getodk/xforms-engine/dist/index.js';
  const {createInstance, loadForm} = await import(engine);
  const form = fs.readFileSync(process.argv[2], 'utf8');
  const documents = JSON.parse(fs.readFileSync(process.argv[3]));
  const loaded = await loadForm(form);
  console.error(Object.keys(loaded), loaded.status);
  if (loaded.status !== 'ready' && loaded.error) throw loaded.error;
  const began = Date.now();
  const {root} = loaded.createInstance();
  console.error('instance', Date.now() - began);
  const nodes = new Map();
  const visit = (node) => {
    nodes.set(node.definition.nodeset?.split('/').pop() ?? node.nodeType, node);
    (node.currentState.children ?? []).forEach(visit);
  };
  visit(root);
  console.error([...nodes.keys()].slice(0, 5), nodes.size);
  const t = Date.now();
  for (const document of documents.slice(0, 3)) {
    for (const [name, answer] of Object.entries(document)) nodes.get(name).setValue?.(answer) ?? nodes.get(name).selectValue(answer);
    console.error(nodes.get('points').currentState.value, nodes.get('level').currentState.value, Date.now() - t);
  }
})();
