import { NodeApiError, NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../catalog/types';
import { operationOf } from '../shared/catalog/catalog';
import { grantOf, type KnownGrant } from '../shared/scopes/detect';
import { explainObstacle, obstacleFor } from '../shared/scopes/permission';
import { InvalidInput } from '../shared/requests/input';
import type { Caller } from '../shared/transport/send';
import { callerFor, chosenKind } from '../shared/transport/caller';
import { asNodeError } from './failures';
import { runItem } from './runItem';

/** Runs the chosen operation once per input item. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const unknownFields = new Set<string>();
	const results: INodeExecutionData[] = [];
	for (const itemIndex of this.getInputData().keys()) {
		if (this.getExecutionCancelSignal()?.aborted) break;
		let grant: KnownGrant | undefined;
		let operation: Operation | undefined;
		try {
			operation = chosenOperation(this, itemIndex);
			const caller = await chosenCaller(this, itemIndex);
			grant = await grantOf(this, caller);
			assertPermitted(operation, grant);
			const items = runItem(this, caller, operation, itemIndex, (name) => unknownFields.add(name));
			for await (const item of items) results.push(item);
		} catch (error) {
			const nodeError = asNodeError(error as Error, { node: this.getNode(), itemIndex, operation, grant });
			if (!this.continueOnFail()) throw nodeError as NodeApiError | NodeOperationError;
			results.push({ json: { error: nodeError.message, ...(nodeError.description ? { description: nodeError.description } : {}) }, pairedItem: { item: itemIndex } });
		}
	}
	if (unknownFields.size > 0) tellUnknownFields(this, unknownFields);
	return [results];
}

function chosenOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const id = context.getNodeParameter('operation', itemIndex) as string;
	const operation = operationOf(id);
	if (operation) return operation;
	throw new InvalidInput(`This version of the node has no operation "${id}"`, 'Choose the operation again, or update the package.');
}

async function chosenCaller(context: IExecuteFunctions, itemIndex: number): Promise<Caller> {
	const kind = chosenKind(context.getNodeParameter('authentication', itemIndex, 'store'));
	const seconds = context.getNodeParameter('options.timeout', itemIndex, 60) as number;
	return await callerFor(context, kind, seconds * 1000, itemIndex);
}

/** The selectors filter, but a workflow may hold an operation that its account lost, or never had. */
function assertPermitted(operation: Operation, grant: KnownGrant): void {
	const obstacle = obstacleFor(operation, grant);
	if (!obstacle) return;
	const advice = obstacle.missing === 'kind'
		? 'Choose another kind of account in the node, with a credential for it.'
		: 'Create an API account with this scope in the control panel and use its token in the credential. Nothing was sent.';
	throw new InvalidInput(explainObstacle(operation, obstacle, grant), advice);
}

function tellUnknownFields(context: IExecuteFunctions, names: Set<string>): void {
	const shown = [...names].slice(0, 10).join(', ');
	const message = `Not sent, because BigCommerce does not know these fields here: ${shown}${names.size > 10 ? ` and ${names.size - 10} more` : ''}`;
	context.addExecutionHints({ message, location: 'outputPane' });
}
