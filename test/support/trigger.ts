import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	ExecutionLifecycleHooks,
	HookContext,
	PollContext,
	WebhookContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type INodeExecutionData,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import type { CredentialData } from './credentials';
import { additionalData } from './node';
import { loadPackage } from './package';

/** A trigger node as it stands in a workflow. */
export interface TriggerSetup {
	parameters: INodeParameters;
	use: { credentials: CredentialData; chosen: Record<string, string> };
	/** What n8n saved with the workflow, as after a restart. */
	staticData?: IDataObject;
	/** n8n's public address, where it shall not be that of the listening server. */
	address?: string;
	/** The time zone in the settings of the workflow. */
	timezone?: string;
}

/** n8n's part around one trigger node: activation, its webhook over real HTTP, its poll, and what n8n saves. */
export interface RunningTrigger {
	activate(mode?: WorkflowActivateMode): Promise<void>;
	deactivate(): Promise<void>;
	poll(): Promise<IDataObject[]>;
	/** The items of every execution that a delivery started. */
	started: IDataObject[][];
	/** How questions of other processes of n8n were answered: by status. */
	questions: number[];
	/** Where its webhooks lead. */
	address: string;
	saved(): IDataObject;
	/** What the node remembers, as n8n saved it. */
	memory(): unknown;
	/** As when another process with the same node saves. */
	savedByAnother(memory: unknown): void;
	/** Fills in the node otherwise, as somebody who edits the workflow. */
	change(parameters: object): void;
	/** What the node wrote into n8n's log. */
	logged: string[];
	/** Whether n8n's static data can be written to. */
	failToSave(fails: boolean): void;
	/** How often n8n wrote the workflow because of it. */
	savings(): number;
	/** Another process with the same node: n8n's webhook processes share nothing but what is saved. */
	close(): Promise<void>;
}

const TYPE = 'n8n-nodes-bigcommerce.bigCommerceTrigger';

/** Puts a trigger node into a workflow, and listens for its deliveries as n8n does. */
export async function startTrigger({
	parameters,
	use,
	staticData = {},
	address,
	timezone,
}: TriggerSetup): Promise<RunningTrigger> {
	const { nodeTypes } = await loadPackage();
	const type = nodeTypes.getByNameAndVersion(TYPE, 1) as INodeType;
	const chosen = Object.fromEntries(
		Object.entries(use.chosen).map(([credentialType, name]) => [
			credentialType,
			{ id: name, name },
		]),
	);
	const node: INode = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name: 'BigCommerce Trigger',
		type: TYPE,
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { authentication: 'store', ...parameters },
		credentials: chosen,
	};
	const workflowId = randomUUID();
	const key = `node:${node.name}`;
	let saved = structuredClone(staticData);
	const started: IDataObject[][] = [];
	const questions: number[] = [];
	const logged: string[] = [];
	let savings = 0;
	let failsToSave = false;

	const workflow = () =>
		new Workflow({
			id: workflowId,
			name: 'Test',
			nodes: [structuredClone(node)],
			connections: {},
			active: true,
			nodeTypes,
			staticData: structuredClone(saved),
			...(timezone ? { settings: { timezone } } : {}),
		});
	// As n8n does it: all of the static data, whoever wrote it, when somebody wrote.
	const save = ({ staticData: current }: Workflow) => {
		if (current.__dataChanged !== true) return;
		saved = JSON.parse(JSON.stringify(current)) as IDataObject;
		current.__dataChanged = false;
		savings += 1;
	};
	const data = async (extra: object = {}) =>
		({ ...(await additionalData(use)), ...extra }) as IWorkflowExecuteAdditionalData;

	const log = (message: string, more?: { error?: Error }) => {
		const error = more?.error?.message ?? [];
		logged.push([message, error, more ? JSON.stringify(more) : []].flat().join(' '));
	};
	const logging = <Context extends object>(context: Context): Context =>
		Object.defineProperty(context, 'logger', {
			value: { error: log, warn: log, info: log, debug: log },
		});

	const receive = async (request: IncomingMessage, response: ServerResponse) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const current = workflow();
		const httpRequest = Object.assign(request, { rawBody: Buffer.concat(chunks) });
		const httpResponse = Object.assign(response, {
			status: (code: number) => Object.assign(response, { statusCode: code }),
		});
		const context = logging(
			new WebhookContext(
				current,
				current.nodes[node.name],
				await data({ httpRequest, httpResponse }),
				'webhook',
				webhookOf(type),
				[],
				null,
			),
		);
		if (failsToSave)
			Object.defineProperty(context, 'getWorkflowStaticData', {
				value: () => Object.freeze({ ...current.getStaticData('node', current.nodes[node.name]) }),
			});
		const { workflowData } = (await type.webhook?.call(context)) ?? {};
		if (request.headers['x-n8n-trigger-inquiry'] !== undefined) questions.push(response.statusCode);
		save(current);
		if (workflowData) started.push(await execute(current, workflowData[0], 'webhook'));
	};
	const execute = async (
		current: Workflow,
		items: INodeExecutionData[],
		mode: 'webhook' | 'trigger',
	): Promise<IDataObject[]> => {
		const start = { node: current.nodes[node.name], data: { main: [items] }, source: null };
		const executionData = await data();
		executionData.hooks = new ExecutionLifecycleHooks(mode, 'execution', {
			id: workflowId,
			name: 'Test',
			nodes: [node],
			connections: {},
		} as never);
		const {
			data: { resultData },
		} = await new WorkflowExecute(
			executionData,
			mode,
			createRunExecutionData({ executionData: { nodeExecutionStack: [start] } } as never),
		).processRunExecutionData(current);
		if (resultData.error) throw resultData.error;
		return (resultData.runData[node.name][0].data?.main[0] ?? []).map(({ json }) => json);
	};
	const server = await listen((request, response) => {
		receive(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
	});
	const webhookBaseUrl =
		address ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;

	const hook = async (current: Workflow, mode: WorkflowActivateMode) =>
		logging(
			new HookContext(
				current,
				current.nodes[node.name],
				await data({ webhookBaseUrl }),
				'trigger',
				mode,
				webhookOf(type),
			),
		);
	const methods = type.webhookMethods?.default;
	let poller: { context: PollContext; current: Workflow } | undefined;
	const poll = async () => {
		if (!poller) throw new Error('The workflow is not active.');
		const [items = []] = (await type.poll?.call(poller.context)) ?? [];
		// n8n saves after a poll only where that starts an execution, which then has what is saved.
		if (items.length === 0) return [];
		save(poller.current);
		const current = workflow();
		const told = await execute(current, items, 'trigger');
		save(current);
		return told;
	};
	return {
		started,
		questions,
		address: webhookBaseUrl,
		logged,
		change: (changed) => {
			node.parameters = { ...node.parameters, ...changed };
		},
		saved: () => saved,
		memory: () => (saved[key] as IDataObject).memory,
		savedByAnother: (memory) => {
			saved = { ...saved, [key]: { ...(saved[key] as object), memory } as IDataObject };
		},
		failToSave: (fails) => {
			failsToSave = fails;
		},
		savings: () => savings,
		poll,
		activate: async (mode = 'activate') => {
			const current = workflow();
			if (parameters.delivery !== 'polling') {
				const context = await hook(current, mode);
				if (!(await methods?.checkExists.call(context))) await methods?.create.call(context);
			}
			poller = {
				current,
				context: logging(
					new PollContext(current, current.nodes[node.name], await data(), 'trigger', mode),
				),
			};
			started.push(...[await poll()].filter((items) => items.length > 0));
			save(current);
		},
		deactivate: async () => {
			const current = workflow();
			if (parameters.delivery !== 'polling')
				await methods?.delete.call(await hook(current, 'update'));
			save(current);
			poller = undefined;
		},
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function webhookOf({ description }: INodeType): IWebhookData {
	return {
		webhookDescription: description.webhooks?.[0],
		isTest: false,
	} as unknown as IWebhookData;
}

async function listen(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return server;
}
