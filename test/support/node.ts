import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteData,
	type INode,
	type INodeListSearchResult,
	type INodeExecutionData,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
	type ResourceMapperFields,
} from 'n8n-workflow';

import mapValues from 'lodash/mapValues';

import { credentialsHelper, type CredentialData } from './credentials';
import { nodeTypeOf } from './nodeTypes';
import { loadPackage, workflowOf } from './package';
import { keepSeenItems, workflowIdFor } from './seenItems';

/** A BigCommerce node as it stands in a workflow, and what flows into it. */
export interface NodeRun {
	/** Which node; without this, the one that holds the operation. `tool`: the same as the tool of an agent. */
	type?: 'operations' | 'tool' | 'graphQl' | 'trigger';
	parameters: INodeParameters;
	credentials: CredentialData;
	/** The credential types and names the node has chosen. */
	chosen: Record<string, string>;
	/** What the credentials say about sending requests. */
	account?: { concurrency?: number; reserve?: number; timeout?: number };
	items?: INodeExecutionData[];
	continueOnFail?: boolean;
	/** Settings → On Error. */
	onError?: INode['onError'];
	/** The items come from a node before, as in a workflow; n8n then adds their fields to items that failed. */
	isAfterNode?: boolean;
	/** Milliseconds after which somebody clicks on Stop. */
	cancelAfter?: number;
	/** Default: somebody clicked on Execute Step. */
	mode?: WorkflowExecuteMode;
	executionId?: string;
	/** n8n's static data of the workflow. As in n8n, it is saved unless the execution is manual. */
	staticData?: IDataObject;
	/** As n8n 2 on a worker or after a Wait node: it does not load the static data, and saves what the execution writes in its place. */
	isWithoutStaticData?: true;
	/** What the execution has kept before. */
	flow?: IDataObject;
}

/** What came of it. */
export interface NodeResult {
	items: INodeExecutionData[];
	/** What left by the second output, which there is with `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** The execution as a whole. */
	status: string;
	error?: {
		name: string;
		message: string;
		description?: string | null;
		httpCode?: string | null;
		context: { itemIndex?: number };
	};
	hints: NodeExecutionHint[];
}

const NAME = 'BigCommerce';
/** Stands for whatever a workflow has before the node; it is not run. */
const BEFORE: INode = {
	id: 'before',
	name: 'Before',
	type: 'n8n-nodes-bigcommerce.bigCommerceTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function nodeFrom({
	type = 'operations',
	parameters,
	chosen,
	continueOnFail,
	onError = continueOnFail ? 'continueRegularOutput' : undefined,
}: NodeRun): INode {
	return {
		id: 'node',
		name: NAME,
		type: `n8n-nodes-bigcommerce.${typeName(type, parameters)}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: type === 'graphQl' ? { ...GRAPHQL, ...parameters } : parameters,
		credentials: Object.fromEntries(
			Object.entries(chosen).map(([type, name]) => [type, { id: name, name }]),
		),
		...(onError ? { onError } : {}),
	};
}

/** What the node for GraphQL adds to the parameters of a query. */
export const GRAPHQL = { resource: 'graphQl', operation: 'graphQl.execute' };

/** n8n's name of a node within the package. */
export function typeName(
	type: NonNullable<NodeRun['type']>,
	{ resource, operation }: INodeParameters,
): string {
	if (type === 'graphQl') return 'bigCommerceApi';
	if (type === 'trigger') return 'bigCommerceTrigger';
	const name = nodeTypeOf(String(resource ?? String(operation).split('.')[0]));
	return type === 'tool' ? `${name}Tool` : name;
}

export async function additionalData({
	credentials,
	account,
}: Pick<NodeRun, 'credentials' | 'account'>): Promise<IWorkflowExecuteAdditionalData> {
	const { credentialTypes } = await loadPackage();
	const names = [
		'restApiUrl',
		'instanceBaseUrl',
		'formBaseUrl',
		'formWaitingBaseUrl',
		'formTestBaseUrl',
		'webhookBaseUrl',
		'webhookWaitingBaseUrl',
		'webhookTestBaseUrl',
	];
	const urls = Object.fromEntries(names.map((name) => [name, 'http://localhost/']));
	const data = {
		credentialsHelper: credentialsHelper(
			account ? mapValues(credentials, (data) => ({ ...data, ...account })) : credentials,
			credentialTypes,
		),
		currentNodeExecutionIndex: 0,
		variables: {},
		logAiEvent: () => undefined,
		...urls,
	};
	return data as unknown as IWorkflowExecuteAdditionalData;
}

/** Runs the node in n8n's own workflow engine. */
export async function runNode(run: NodeRun): Promise<NodeResult> {
	const node = nodeFrom(run);
	const { mode = 'manual', executionId = 'execution' } = run;
	const workflow = await workflowOf(node, ...(run.isAfterNode ? [BEFORE] : []));
	await keepSeenItems();
	if (run.staticData) {
		workflow.id = workflowIdFor(run.staticData);
		if (!run.isWithoutStaticData) workflow.staticData = structuredClone(run.staticData);
	}
	const data = await additionalData(run);
	data.executionId = executionId;
	data.hooks = new ExecutionLifecycleHooks(mode, executionId, {
		...workflow,
		nodes: [node],
		connections: {},
	} as never);
	const items = run.items ?? [{ json: {} }];
	const start: IExecuteData = {
		node,
		data: { main: [items] },
		source: run.isAfterNode ? { main: [{ previousNode: BEFORE.name }] } : null,
	};
	const before = run.isAfterNode
		? {
				[BEFORE.name]: [
					{
						startTime: 0,
						executionIndex: 0,
						executionTime: 0,
						source: [],
						data: { main: [items] },
					},
				],
			}
		: {};
	const runData = createRunExecutionData({
		executionData: { nodeExecutionStack: [start], contextData: run.flow ? { flow: run.flow } : {} },
		resultData: { runData: before },
	} as never);
	const running = new WorkflowExecute(data, mode, runData).processRunExecutionData(workflow);
	const stop =
		run.cancelAfter === undefined ? undefined : setTimeout(() => running.cancel(), run.cancelAfter);
	const result: IRun = await running;
	clearTimeout(stop);
	if (run.staticData && mode !== 'manual' && workflow.staticData.__dataChanged !== false)
		Object.assign(run.staticData, JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject);
	const task = result.data.resultData.runData[NAME]?.[0];
	const error = (task?.error ?? result.data.resultData.error) as NodeResult['error'];
	const [out, failed] = task?.data?.main ?? [];
	return {
		items: out ?? [],
		errorItems: failed ?? [],
		status: result.status,
		hints: task?.hints ?? [],
		...(error ? { error } : {}),
	};
}

async function loadOptionsContext(
	run: NodeRun,
): Promise<{ context: LoadOptionsContext; methods: NonNullable<INodeType['methods']> }> {
	const node = nodeFrom(run);
	const { nodeTypes } = await loadPackage();
	const workflow = await workflowOf(node);
	const data = await additionalData(run);
	// n8n's workflow leaves out of a node what it does not show.
	data.currentNodeParameters = { ...(run.type === 'graphQl' ? GRAPHQL : {}), ...run.parameters };
	const type = nodeTypes.getByNameAndVersion(node.type, 1);
	return { context: new LoadOptionsContext(workflow, node, data, ''), methods: type.methods ?? {} };
}

/** The entries of a dropdown, as the editor asks for them. */
export async function loadOptions(method: string, run: NodeRun): Promise<INodePropertyOptions[]> {
	const { context, methods } = await loadOptionsContext(run);
	const load = methods.loadOptions?.[method];
	if (!load) throw new Error(`The node has no method ${method}.`);
	return await load.call(context);
}

/** The fields of a form, as the editor asks for them. */
export async function loadFields(method: string, run: NodeRun): Promise<ResourceMapperFields> {
	const { context, methods } = await loadOptionsContext(run);
	const load = methods.resourceMapping?.[method];
	if (!load) throw new Error(`The node has no method ${method}.`);
	return await load.call(context);
}

/** The entries of a picker, as the editor asks for them when its list is opened, searched or scrolled on. */
export async function searchList(
	method: string,
	run: NodeRun,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { context, methods } = await loadOptionsContext(run);
	const search = methods.listSearch?.[method];
	if (!search) throw new Error(`The node has no method ${method}.`);
	return await search.call(context, filter, paginationToken);
}
