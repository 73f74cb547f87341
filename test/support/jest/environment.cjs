const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { forgetBuilt } = require('./outside.cjs');

/** Stands for the global of the process, for which Node has no context. */
const OWN_GLOBAL = Object.freeze({});
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
	compileFunction(
		code,
		parameters,
		parsingContext === OWN_GLOBAL ? options : { ...options, parsingContext },
	);

/** What jest-circus leaves on the global, and would take for its own in the next file. */
const OF_JEST = /JEST_STATE_SYMBOL|EVENT_HANDLERS|RETRY|TEST_TIMEOUT_SYMBOL/;

/**
 * Runs a test file with the global of its process, as Node runs a program. Other than with jest's own
 * environment, everything that Node has loaded can be shared by all files that the process runs:
 * outside.cjs loads n8n-core and the sandbox only once.
 */
module.exports = class OwnGlobal {
	constructor({ projectConfig: config }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
		const { exit, getBuiltinModule } = process;
		this.before = { console, env: { ...process.env }, exit, getBuiltinModule };
		for (const key of Object.getOwnPropertySymbols(globalThis))
			if (OF_JEST.test(key.description)) delete globalThis[key];
		forgetBuilt();
	}

	/** By now jest has put its own function there, which knows only what it has loaded itself. */
	async setup() {
		process.getBuiltinModule = this.before.getBuiltinModule;
	}

	async teardown() {
		this.fakeTimersModern.dispose();
		const { console, env, exit } = this.before;
		globalThis.console = console;
		process.exit = exit;
		for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
		Object.assign(process.env, env);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return OWN_GLOBAL;
	}
};
