// n8n reads the node and credential files named in package.json; there is nothing else to import from this package.
module.exports = {};
