import type { ChangeFile } from './overrides';

type Kind = 'resource' | 'scope' | 'parameter' | 'operation';

/** Records which targets of the override files were used, so that outdated overrides are found. */
export class Targets {
	private readonly missed = new Map<string, string>();

	constructor(files: ChangeFile[]) {
		for (const { file, resources, scopes, parameters, operations } of files) {
			const add = (kind: Kind, targets: string[]) =>
				targets.forEach((target) => this.missed.set(`${kind} ${target}`, file));
			resources.forEach((resource) => add('resource', resource.paths));
			scopes.forEach((scope) => add('scope', scope.paths));
			parameters.forEach((parameter) => add('parameter', [parameter.parameter]));
			operations.forEach((operation) => add('operation', operation.operations));
		}
	}

	meet(kind: Kind, target: string): void {
		this.missed.delete(`${kind} ${target}`);
	}

	/** @throws when a change names a path, parameter or operation that the specifications no longer have. */
	assertAllMet(): void {
		if (this.missed.size === 0) return;
		const lines = [...this.missed].map(
			([target, file]) => `  ${target} (catalog/overrides/${file})`,
		);
		throw new Error(
			`These changes have nothing left to change. Correct or delete them:\n${lines.join('\n')}`,
		);
	}
}
