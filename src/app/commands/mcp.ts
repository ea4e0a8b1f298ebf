import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Command } from 'commander';
import { createMcpServer } from '../../clients/mcp-server.ts';
import { followLibrary } from '../load-library.ts';
import { appVersion, dataOption, today } from '../options.ts';
import { whatAllShare, workspaceOption } from '../workspace-option.ts';

/** `mcp`: answers a client of the Model Context Protocol on standard input and output, until it closes them. */
export function mcpCommand(): Command {
  return new Command('mcp')
    .description('answer an assistant over the Model Context Protocol (MCP) on standard input and output')
    .addOption(workspaceOption(whatAllShare))
    .addOption(dataOption())
    .action(async ({ data, ...of }: { readonly data: string; readonly workspace?: string }) => {
      const library = await followLibrary(data, of);
      if (!library) return;
      const version = await appVersion();
      serveStdio(() => createMcpServer(version, async () => ({ library: await library(), today: today() })));
    });
}
