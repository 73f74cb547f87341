import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { bodyProperties } from './properties/body';
import { entryProperties } from './properties/entries';
import { fileProperties } from './properties/file';
import { listProperties } from './properties/list';
import { optionsProperties } from './properties/options';
import { outputProperties } from './properties/output';
import { headerProperties, pathProperties } from './properties/path';
import { filterProperties, shapeProperties } from './properties/query';
import { safetyProperties } from './properties/safety';
import { writingProperties } from './properties/writing';
import { withUse } from './properties/displayOptions';

/** The parameters below the selectors, each shown for the operations that have it. @param docs the address of the node's page in the documentation */
export function operationParameters(
	operations: readonly Operation[],
	docs: string,
): INodeProperties[] {
	return withUse([
		...pathProperties(operations),
		...headerProperties(operations),
		...listProperties(operations),
		...filterProperties(operations),
		...fileProperties(operations),
		...bodyProperties(operations, docs),
		...entryProperties(operations),
		...safetyProperties(operations),
		...writingProperties(operations),
		...shapeProperties(operations),
		...outputProperties(operations),
		...optionsProperties(operations),
	]);
}
