/** Code of a request that n8n's own protection did not let out. */
export const BLOCKED = 'ERR_BLOCKED_BY_N8N';

/** Code of an answer that is larger than the node reads. */
export const TOO_LARGE = 'ERR_TOO_LARGE';
