export { Config, type ConfigValues } from './config';
export { ConfigRefused, type ConfigProblem } from './config.errors';
export { configTable } from './config-table';
export { Instance, type InstanceSettings, type Territory } from './instance.port';
export { loadConfig } from './load-config';
export { variables, type Environment, type Variable } from './variables';
