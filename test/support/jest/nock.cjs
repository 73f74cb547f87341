// Not by jest, which needs a context for an ES module: see environment.cjs.
const nock = globalThis[Symbol.for('n8n-nodes-bigcommerce.loadOutside')]('nock');

// This runs once for a test file; the one before may have switched it off.
if (!nock.default.isActive()) nock.default.activate();
module.exports = nock;
