// These tests measure time against servers, a real n8n or a browser. On a machine that stalls for a second one of them may
// miss its moment; what is really broken fails again.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
