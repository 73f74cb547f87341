import './quiet';
import 'reflect-metadata';

import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import {
	Workflow,
	type ICredentialType,
	type INode,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

/** The built package as n8n loads it. */
export interface LoadedPackage {
	nodeTypes: INodeTypes;
	credentialTypes: Map<string, ICredentialType>;
}

let loaded: Promise<LoadedPackage> | undefined;

/** Loads dist/ with n8n's own loader, once per test file. */
export async function loadPackage(): Promise<LoadedPackage> {
	loaded ??= load();
	return await loaded;
}

async function load(): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(join(__dirname, '..', '..'));
	await loader.loadAll();
	const node = (type: string): INodeType | IVersionedNodeType => {
		const name = type.replace(`${loader.packageName}.`, '');
		const found = loader.nodeTypes[name.replace(/Tool$/, '')];
		if (!found) throw new Error(`The package has no node ${type}.`);
		return name.endsWith('Tool') ? asTool(found.type as INodeType) : found.type;
	};
	const nodeTypes = {
		getByName: node,
		getByNameAndVersion: node,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const credentialTypes = new Map(
		Object.entries(loader.credentialTypes).map(([name, { type }]) => [name, type]),
	);
	return { nodeTypes, credentialTypes };
}

/** n8n registers every node that may be a tool a second time, under such a name. */
function asTool(type: INodeType): INodeType {
	return Object.assign(Object.create(type) as INodeType, {
		description: { ...type.description, name: `${type.description.name}Tool` },
	});
}

/** A workflow of this node, after those that are before it. */
export async function workflowOf(node: INode, ...before: INode[]): Promise<Workflow> {
	const { nodeTypes } = await loadPackage();
	const connections = Object.fromEntries(
		before.map(({ name }) => [
			name,
			{ main: [[{ node: node.name, type: 'main' as const, index: 0 }]] },
		]),
	);
	return new Workflow({
		id: 'test',
		name: 'Test',
		nodes: [...before, node],
		connections,
		active: false,
		nodeTypes,
	});
}
