import type { HeaderParameter, Operation } from '../../../catalog/types';

/** The headers of an operation that a user fills in. */
export function headerParameters({ headers = [] }: Operation): HeaderParameter[] {
	return headers.filter((header) => 'parameter' in header);
}
