import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { parameterLabel, titleOf } from '../../shared/catalog/names';
import { InvalidInput } from '../../shared/requests/input';
import { grantOf, type KnownGrant } from '../../shared/scopes/detect';
import { needed, obstacleFor } from '../../shared/scopes/permission';
import { callerFor, chosenKind } from '../../shared/transport/caller';
import { RequestRefused, type Caller } from '../../shared/transport/send';

/** The account that a half-filled node would ask with, and what it may do. */
export interface Asker {
	context: ILoadOptionsFunctions;
	caller: Caller;
	grant: KnownGrant;
}

/** Reads the chosen credential. @throws InvalidCredential, or n8n's own error when none is chosen */
export async function askerFor(context: ILoadOptionsFunctions): Promise<Asker> {
	const caller = await callerFor(context, chosenKind(context.getCurrentNodeParameter('authentication')));
	return { context, caller, grant: await grantOf(context, caller) };
}

/** Whether the account may use an operation, as far as is known. */
export function mayUse({ grant }: Asker, operation: Operation): boolean {
	return obstacleFor(operation, grant) === undefined;
}

/** What the node holds for the path of an operation. @throws InvalidInput naming what has to be chosen first */
export function pathValues(context: ILoadOptionsFunctions, { pathParameters }: Operation): Record<string, unknown> {
	return Object.fromEntries(pathParameters.map(({ parameter }) => {
		const value = context.getCurrentNodeParameter(parameter, { extractValue: true });
		if (value !== undefined && value !== null && value !== '') return [parameter, value];
		const label = parameterLabel(parameter);
		throw new InvalidInput(`Choose the ${label.toLowerCase()} first`, `This list belongs to one. If "${label}" is an expression, run the nodes before, or enter the ID here.`);
	}));
}

/** Puts whatever keeps a list from loading into words for the person in front of it. */
export function listError({ context, list, grant }: { context: ILoadOptionsFunctions; list?: Operation; grant?: KnownGrant }, error: Error): NodeOperationError {
	const instead = 'You can still enter the ID: choose "By ID".';
	const scope = list && grant && obstacleFor(list, grant);
	if (scope) return new NodeOperationError(context.getNode(), 'This account may not read the list', { description: `${titleOf(list)} needs ${needed(scope)}. ${instead}` });
	if (error instanceof RequestRefused) {
		const isForbidden = error.failure?.status === 403 && list && list.scopes.length > 0;
		const why = isForbidden ? `${titleOf(list)} needs ${needed({ missing: 'scope', anyOf: list.scopes })}.` : error.explanation.description;
		return new NodeOperationError(context.getNode(), error.message, { description: `${why} ${instead}` });
	}
	const description = error instanceof InvalidInput ? error.description : instead;
	return new NodeOperationError(context.getNode(), error.message, { description });
}
