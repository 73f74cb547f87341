import type { ICredentialTestFunction, INodeType } from 'n8n-workflow';

type Methods = NonNullable<INodeType['methods']>;

/** The names of a node's methods. n8n needs them before it calls one. */
export interface MethodNames {
	loadOptions: string[];
	listSearch: string[];
	resourceMapping: string[];
}

/**
 * Methods whose code is loaded when n8n first calls one of them: n8n loads every node when it starts, and the editor calls
 * the methods of a few.
 */
export function lazyMethods(names: MethodNames, load: () => Promise<Methods>): Methods {
	type Kind = keyof MethodNames;
	const lazy = <K extends Kind>(kind: K) =>
		Object.fromEntries(
			names[kind].map((name) => [
				name,
				async function (this: unknown, ...args: unknown[]) {
					const method = (await load())[kind]?.[name] as (...all: unknown[]) => Promise<unknown>;
					return await method.apply(this, args);
				},
			]),
		) as NonNullable<Methods[K]>;
	const testAccount: ICredentialTestFunction = async function (credential) {
		const { credentialTest } = await load();
		return await (credentialTest?.testAccount as ICredentialTestFunction).call(this, credential);
	};
	return {
		loadOptions: lazy('loadOptions'),
		listSearch: lazy('listSearch'),
		resourceMapping: lazy('resourceMapping'),
		credentialTest: { testAccount },
	};
}
