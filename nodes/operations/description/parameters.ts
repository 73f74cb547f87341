import type { INodeProperties } from 'n8n-workflow';

import { bodyProperties } from './properties/body';
import { customProperties } from './properties/custom';
import { fileProperties } from './properties/file';
import { listProperties } from './properties/list';
import { optionsProperty } from './properties/options';
import { outputProperties } from './properties/output';
import { headerProperties, pathProperties } from './properties/path';
import { filterProperties, shapeProperties } from './properties/query';
import { safetyProperties } from './properties/safety';

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
