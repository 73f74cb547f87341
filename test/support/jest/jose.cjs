// Not by jest, which needs a context for an ES module: see environment.cjs.
module.exports = globalThis[Symbol.for('n8n-nodes-bigcommerce.loadOutside')]('jose');
