using Wit.Cli;

var color = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
return WitCommandLine.Run(args, new CliContext(Console.Out, Console.Error, color, isConsole: true));
