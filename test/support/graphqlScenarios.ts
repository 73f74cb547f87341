import { ACCOUNT_SCENARIOS } from './graphqlScenarios/account';
import { OVERRIDE_SCENARIOS } from './graphqlScenarios/productOverrides';
import { STORE_SCENARIOS } from './graphqlScenarios/store';
import type { Does } from './graphqlSteps';

/** What somebody does with the operations that are asked for in GraphQL. Each scenario runs in n8n's engine and in a real n8n. */
export const SCENARIOS: Record<string, (does: Does) => Promise<void>> = {
	...ACCOUNT_SCENARIOS,
	...STORE_SCENARIOS,
	...OVERRIDE_SCENARIOS,
};
