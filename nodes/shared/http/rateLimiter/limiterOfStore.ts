import type { Account } from '../../accounts/account';
import { BIGCOMMERCE } from '../../accounts/environment';
import { realClock } from '../../utils/clock';
import { createLimiter } from './limiter';
import type { Limiter } from './permit';
import type { RollingWindow } from './quota';

/** Budgets that BigCommerce counts separately. A store's Admin GraphQL API shares the rate limit of its REST API. */
export type Budget = 'store' | 'payments' | 'b2b' | 'storefront' | 'account';

/** Budgets that are documented but not reported in headers. Source: guides to payments (50 per 4 s) and to Account GraphQL (70 per hour). */
const ROLLING: Partial<Record<Budget, RollingWindow>> = {
	payments: { size: 50, window: 4000 },
	account: { size: 70, window: 3_600_000 },
};

/** Above this number, limiters of idle stores are removed. */
const MANY = 500;

const limiters = new Map<string, Limiter>();

/** The limiter of a store's budget. Shared by all nodes and executions of this process, regardless of the token. */
export function limiterFor(account: Account, budget: Budget): Limiter {
	const place = account.kind === 'account' ? account.accountUuid : account.storeHash;
	const key = `${account.environment.api}\n${place}\n${budget}`;
	const existing = limiters.get(key);
	if (existing) return existing;
	if (limiters.size >= MANY) forgetIdle();
	const limiter = createLimiter(realClock, rollingOf(account, budget));
	limiters.set(key, limiter);
	return limiter;
}

/** The sandbox's hour is shorter. There, the responses report when requests are possible again. */
function rollingOf({ environment }: Account, budget: Budget): RollingWindow | undefined {
	return budget === 'account' && environment !== BIGCOMMERCE ? undefined : ROLLING[budget];
}

function forgetIdle(): void {
	for (const [key, limiter] of limiters) if (limiter.isIdle()) limiters.delete(key);
}
