import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	confirmPlaces,
	loadPlaces,
	savePlaces,
	setPlaces,
	startOver,
	type ChangedPlace,
	type SavedNodes,
} from '../../operations/sinceLastRun/savedPlaces';
import { readPlaceValue } from '../../operations/sinceLastRun/placeValue';
import { errorItem } from '../../shared/errors/errorItem';
import { toNodeError } from '../../shared/errors/nodeError';
import { InputError } from '../../shared/utils/coerce';
import { addHints } from '../../shared/text/hints';
import { msg } from '../../shared/text/message';
import { CONFIRM, SET, START_OVER } from './description';

/** What a change does to the places of a workflow. */
type Change = (nodes: SavedNodes, name?: string) => { nodes: SavedNodes; changed: ChangedPlace[] };

/**
 * Confirms, sets or forgets the places of the reading nodes of this workflow. Its output is one item, with the places that
 * changed: the incoming items are not needed for it.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return [[{ json: changePlaces(this), pairedItem: { item: 0 } }]];
	} catch (error) {
		const shown = toNodeError(error, { node: this.getNode(), itemIndex: 0 });
		if (!this.continueOnFail()) throw shown;
		return [[errorItem(shown, 0)]];
	}
}

function changePlaces(context: IExecuteFunctions): IDataObject {
	const name = String(context.getNodeParameter('readingNode', 0, '') ?? '').trim() || undefined;
	const operation = context.getNodeParameter('operation', 0) as string;
	const before = loadPlaces(context) ?? {};
	if (name !== undefined && !Object.values(before).some((node) => node.name === name))
		throw new InputError(
			msg`The node "${name}" has no reading place`,
			'Enter the name of a node of this workflow that has read a list since the last run, or leave the field empty for all of them.',
		);
	const { nodes, changed } = changeFor(context, operation)(before, name);
	const hints: string[] = [];
	if (context.getMode() === 'manual')
		hints.push(
			msg`This is a manual execution: places change only in executions of the published workflow.`,
		);
	// Without a change, nothing is written: after a Wait node, n8n 2 would save that instead of all static data.
	else if (changed.length > 0 || operation === START_OVER) savePlaces(context, nodes);
	if (changed.length === 0) hints.push(nothingChanged(operation));
	addHints(context, hints, []);
	return { changed: changed.length, places: changed as unknown as IDataObject[] };
}

function changeFor(context: IExecuteFunctions, operation: string): Change {
	if (operation === CONFIRM)
		return (nodes, name) => confirmPlaces(nodes, String(context.getExecutionId()), name);
	if (operation !== SET) return startOver;
	const { by, at } = readPlaceValue(
		context.getNodeParameter('place', 0, '') as unknown,
		context.getTimezone(),
	);
	return (nodes, name) => setPlaces(nodes, by, at, name);
}

function nothingChanged(operation: string): string {
	return operation === CONFIRM
		? msg`There was nothing to confirm: no node of this execution has read records whose place moves when confirmed.`
		: msg`No place was changed, because no node of this workflow has such a place yet.`;
}
