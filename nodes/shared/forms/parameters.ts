import type { INodeProperties } from 'n8n-workflow';

import { bodyProperties } from './parameters/body';
import { customProperties } from './parameters/custom';
import { fileProperties } from './parameters/file';
import { listProperties } from './parameters/list';
import { optionsProperty } from './parameters/options';
import { outputProperties } from './parameters/output';
import { headerProperties, pathProperties } from './parameters/path';
import { filterProperties, shapeProperties } from './parameters/query';
import { safetyProperties } from './parameters/safety';

/** The parameters below the selectors, each shown for the operations that have it. */
export function operationParameters(): INodeProperties[] {
	return [
		...customProperties(),
		...pathProperties(),
		...headerProperties(),
		...listProperties(),
		...filterProperties(),
		...fileProperties(),
		...bodyProperties(),
		...safetyProperties(),
		...shapeProperties(),
		...outputProperties(),
		optionsProperty(),
	];
}
