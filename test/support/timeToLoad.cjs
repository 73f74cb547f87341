/**
 * Prints how many milliseconds of processor time it takes to load a node, once n8n-workflow is there, as it always is in
 * n8n. Not the time on the clock, which also grows with what else the machine does.
 * Arguments: n8n's node_modules, the node's file, the name of its class.
 */
const [, , nodeModules, file, name] = process.argv;
process.env.NODE_PATH = nodeModules;
require('node:module').Module._initPaths();
require(`${nodeModules}/n8n-workflow`);

const start = process.cpuUsage();
const type = new (require(file)[name])();
const { user, system } = process.cpuUsage(start);
if (type.description === undefined) throw new Error(`${name} has no description.`);
console.log((user + system) / 1000);
