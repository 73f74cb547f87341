import { Hono } from 'hono';
import { z } from 'zod';
import type { RequestEnv } from '../http/authentication';
import { problem } from '../responses/apiError';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { addAdministrator } from './companies';
import { now } from './records';

const text = z.string().min(1);
const applicationSchema = z.object({
	companyName: text,
	companyEmail: text,
	companyPhone: z.string().default(''),
	country: z.string().default('United States'),
	adminFirstName: text,
	adminLastName: text,
	adminEmail: text,
});

/** A company's status until its application is approved or rejected. Source: company.yaml, status codes. */
const PENDING = 0;

/** Buyers apply for a company account in the storefront. Its API has no such request: companies that it creates are approved. */
export function createCompanyApplications(
	webhooks: Webhooks,
	stores: Map<string, Store>,
): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/sandbox/companies/apply', async (context) => {
		const application = applicationSchema.safeParse(await context.req.json().catch(() => ({})));
		if (!application.success) {
			const missing = application.error.issues.map(({ path }) => path.join('.')).join(', ');
			return context.json(problem(422, `Missing or invalid: ${missing}`), 422);
		}
		const [store] = stores.values();
		const { adminFirstName, adminLastName, adminEmail, ...fields } = application.data;
		const { companyId } = webhooks.during(store, undefined, () => {
			const times = { createdAt: now(), updatedAt: now() };
			const company = store
				.collection('b2b/companies')
				.insert({ ...fields, companyStatus: PENDING, ...times });
			addAdministrator(store, company, { adminFirstName, adminLastName, adminEmail });
			return company;
		});
		return context.json({ companyId }, 202);
	});
	return app;
}
