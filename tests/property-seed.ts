import { configureGlobal } from 'fast-check';

// Properties try the same inputs on every run, so a run that fails can be repeated. PROPERTY_SEED tries others.
configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_127) });
