// n8n logs every refused item; here refusals are what the tests are about.
process.env.N8N_LOG_LEVEL = 'silent';
