using BenchmarkDotNet.Running;
using Wit.Benchmarks;

// `quick`, `quick-shapes`, `quick-fused`, `quick-start`, `quick-parse`, `quick-binary`, `quick-guest` (minutes) and `quick-compose [WIT...]` print a table; anything else is BenchmarkDotNet's command line.
if (args is ["quick"]) QuickRun.Run(Console.Out);
else if (args is ["quick-shapes"]) ShapeQuickRun.Run(Console.Out);
else if (args is ["quick-fused"]) FusedQuickRun.Run(Console.Out);
else if (args is ["quick-start"]) StartQuickRun.Run(Console.Out);
else if (args is ["quick-parse"]) ParseQuickRun.Run(Console.Out);
else if (args is ["quick-guest"]) GuestQuickRun.Run(Console.Out);
else if (args is ["quick-guest", var subject]) GuestQuickRun.RunOne(subject, Console.Out);
else if (args is ["quick-binary"]) BinaryQuickRun.Run(Console.Out);
else if (args is ["quick-compose", .. var command]) ComposeQuickRun.Run(Console.Out, command);
else BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
