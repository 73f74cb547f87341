import { typeName } from '../../support/node';
import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type ICredentialDataDecryptedObject,
	type IExecuteData,
	type INode,
	type INodeExecutionData,
	type NodeExecutionHint,
} from 'n8n-workflow';

import { additionalData } from '../../support/node';
import { workflowOf } from '../../support/package';
import { TIMEOUT, type FuzzCase } from './cases';
import { uuidFor } from './hostileServer';

/** What came of a run, as n8n shows and saves it. */
export interface Run {
	/** The success branch, and the error branch. */
	outputs: INodeExecutionData[][];
	error?: { message: string; description?: string | null; context?: { itemIndex?: number } };
	hints: NodeExecutionHint[];
	log: string[];
	milliseconds: number;
	/** It did not end by itself. */
	wasCancelled: boolean;
}

const NAME = 'Fuzz';
const ON_ERROR = {
	stop: 'stopWorkflow',
	regular: 'continueRegularOutput',
	errorOutput: 'continueErrorOutput',
} as const;
const TYPES = {
	store: 'bigCommerceStoreApi',
	app: 'bigCommerceAppApi',
	account: 'bigCommerceAccountApi',
};

/** Runs a case in n8n's own engine. @param limit milliseconds after which it is cancelled */
export async function runCase(fuzzCase: FuzzCase, limit: number): Promise<Run> {
	const node = nodeFor(fuzzCase);
	const workflow = await workflowOf(node);
	const data = await additionalData({ credentials: { fuzz: credentialFor(fuzzCase) } });
	data.hooks = new ExecutionLifecycleHooks('manual', 'execution', {
		...workflow,
		nodes: [node],
		connections: {},
	} as never);
	const start: IExecuteData = {
		node,
		data: { main: [structuredClone(fuzzCase.items)] },
		source: null,
	};
	listen();
	const began = performance.now();
	const running = new WorkflowExecute(
		data,
		'manual',
		createRunExecutionData({ executionData: { nodeExecutionStack: [start] } } as never),
	).processRunExecutionData(workflow);
	let wasCancelled = false;
	const stop = setTimeout(() => {
		wasCancelled = true;
		running.cancel();
	}, limit);
	const {
		data: { resultData },
	} = await running;
	clearTimeout(stop);
	const [task] = resultData.runData[NAME] ?? [];
	const error = (task?.error ?? resultData.error) as Run['error'];
	return {
		outputs: (task?.data?.main ?? []).map((items) => items ?? []),
		hints: task?.hints ?? [],
		log: takeLog(fuzzCase),
		milliseconds: performance.now() - began,
		wasCancelled,
		...(error ? { error } : {}),
	};
}

function nodeFor({ nodeType, parameters, accountKind, onError }: FuzzCase): INode {
	return {
		id: 'fuzz',
		name: NAME,
		type: `n8n-nodes-bigcommerce.${typeName(nodeType, parameters)}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { [TYPES[accountKind]]: { id: 'fuzz', name: 'fuzz' } },
		onError: ON_ERROR[onError],
	};
}

export function credentialFor({
	accountKind,
	world: { origin, storeHash },
	token,
	scopeSource,
}: Pick<
	FuzzCase,
	'accountKind' | 'world' | 'token' | 'scopeSource'
>): ICredentialDataDecryptedObject {
	const place: ICredentialDataDecryptedObject =
		accountKind === 'account' ? { account: uuidFor(storeHash) } : { store: storeHash };
	return {
		...place,
		accessToken: token,
		clientId: 'client',
		clientSecret: `secret-of-${storeHash}`,
		scopeSource,
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: origin,
		timeout: TIMEOUT,
	};
}

/** What all runs wrote into n8n's log, at every level. */
let written: string[] | undefined;

/** What was written about the store of a case. */
export function takeLog({ world }: Pick<FuzzCase, 'world'>): string[] {
	listen();
	return (written ?? []).filter((line) => line.includes(world.storeHash));
}

/** Keeps what n8n would write into its log. */
export function listen(): void {
	if (written) return;
	const lines: string[] = [];
	written = lines;
	const write = (...parts: unknown[]) =>
		void lines.push(
			parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '),
		);
	const logger = Container.get(Logger);
	for (const level of ['error', 'warn', 'info', 'debug'] as const)
		Object.assign(logger, { [level]: write });
}
