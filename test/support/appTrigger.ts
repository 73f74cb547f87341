import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import type { App } from '../../sandbox/oauth/apps';
import type { Sandbox } from '../../sandbox/server';
import { additionalData } from './node';
import { loadPackage } from './package';
import { likeExpress, listenForWebhooks, logOf } from './webhookServer';

/** An App Trigger that listens, and what came of it. */
export interface ListeningAppTrigger {
	/** Addresses by the last part of their path. */
	url(callback: string): string;
	/** Registers the addresses that work while the editor listens. */
	registerTestAddresses(): void;
	/** The item of every execution that was started. */
	items: IDataObject[];
	/** What the node wrote into n8n's log. */
	logged: string[];
	/** Publishes the workflow, as far as the node has a say in it. */
	publish(): Promise<void>;
	/** From now on, n8n's static data cannot be written to. */
	failToSave(): void;
	/** Another process with the same node, as after a restart: it knows what n8n saved. */
	restart(): void;
	close(): Promise<void>;
}

const TYPE = 'n8n-nodes-bigcommerce.bigCommerceAppTrigger';

/** Listens on this machine with the built node, as n8n does, for an app of the sandbox; registers its addresses there. */
export async function startAppTrigger({
	sandbox,
	app,
	parameters = {},
	credential = {},
	staticData = {},
}: {
	sandbox: Sandbox;
	app: App;
	parameters?: INodeParameters;
	credential?: IDataObject;
	staticData?: IDataObject;
}): Promise<ListeningAppTrigger> {
	const { nodeTypes } = await loadPackage();
	const type = nodeTypes.getByNameAndVersion(TYPE, 1) as INodeType;
	const node: INode = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name: 'App',
		type: TYPE,
		typeVersion: 1.1,
		position: [0, 0],
		parameters,
		credentials: { bigCommerceAppApi: { id: 'app', name: 'app' } },
	};
	const credentials = {
		app: {
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			environment: 'sandbox',
			sandboxUrl: sandbox.url,
			...credential,
		},
	};
	const items: IDataObject[] = [];
	const logged: string[] = [];
	let workflowId = randomUUID();
	let saved = structuredClone(staticData);
	let failsToSave = false;

	const newWorkflow = () =>
		new Workflow({
			id: workflowId,
			name: 'Test',
			nodes: [structuredClone(node)],
			connections: {},
			active: true,
			nodeTypes,
			staticData: structuredClone(saved),
		});
	const receive = async (request: IncomingMessage, response: ServerResponse) => {
		const workflow = newWorkflow();
		const [path, search = ''] = String(request.url).split('?');
		const httpRequest = Object.assign(request, {
			path,
			query: { ...parse(search) },
			...senderOf(request),
		});
		const data = {
			...(await additionalData({ credentials })),
			webhookBaseUrl: `${base()}/webhook`,
			webhookTestBaseUrl: `${base()}/webhook-test`,
			httpRequest,
			httpResponse: likeExpress(response),
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new WebhookContext(
			workflow,
			workflow.nodes[node.name],
			data,
			'webhook',
			{
				webhookDescription: type.description.webhooks?.[0],
				isTest: path.startsWith('/webhook-test/'),
			} as unknown as IWebhookData,
			[],
			null,
		);
		logOf(context, (message, more) => {
			logged.push(`${message} ${JSON.stringify(more)} ${more?.error?.message ?? ''}`);
		});
		if (failsToSave)
			Object.defineProperty(context, 'getWorkflowStaticData', { value: () => Object.freeze({}) });
		const { workflowData } = (await type.webhook?.call(context)) ?? {};
		saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		items.push(...(workflowData ?? []).flat().map(({ json }) => json));
	};
	const server = await listenForWebhooks(receive, 500);
	const base = server.url;
	const at = (kind: string) => (callback: string) =>
		`${base()}/${kind}/${node.webhookId}/${callback}`;
	const register = (address: (callback: string) => string) =>
		sandbox.login.apps.change(app, {
			callbacks: {
				auth: address('auth'),
				load: address('load'),
				uninstall: address('uninstall'),
				removeUser: address('remove_user'),
			},
		});
	register(at('webhook'));
	return {
		url: at('webhook'),
		registerTestAddresses: () => {
			register(at('webhook-test'));
		},
		items,
		logged,
		publish: async () => {
			const workflow = newWorkflow();
			const data = {
				...(await additionalData({ credentials })),
				webhookBaseUrl: `${base()}/webhook`,
			} as unknown as IWorkflowExecuteAdditionalData;
			const context = new HookContext(
				workflow,
				workflow.nodes[node.name],
				data,
				'trigger',
				'activate',
				{ webhookDescription: type.description.webhooks?.[0] } as unknown as IWebhookData,
			);
			const methods = type.webhookMethods?.default;
			if (!(await methods?.checkExists.call(context))) await methods?.create.call(context);
		},
		failToSave: () => {
			failsToSave = true;
		},
		restart: () => {
			// The node keeps its memory by the workflow's ID; what n8n saved goes on under another one.
			workflowId = randomUUID();
		},
		close: server.close,
	};
}

/** Whom Express would name as the sender, where a proxy says so. */
function senderOf({ headers }: IncomingMessage): { ip?: string } {
	const sender = headers['x-test-sender'];
	return typeof sender === 'string' ? { ip: sender } : {};
}
