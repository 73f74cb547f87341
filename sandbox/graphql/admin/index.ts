import { createEngine } from '../engine';
import { client } from './client';
import type { AdminContext } from './context';

/** The Admin GraphQL API. */
export const adminApi = createEngine<AdminContext>({
	folders: ['admin'],
	resolvers: [client],
});
