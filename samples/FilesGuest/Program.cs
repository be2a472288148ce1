// Files in C#: `dotnet publish samples/FilesGuest` writes FilesGuest.component.wasm into the publish folder, and
// `wit run FilesGuest.component.wasm --dir .::/ -- write note.txt hello , read note.txt` runs it. A comma stands between two steps.
using Samples.FilesGuest;

var step = new List<string>();
foreach (var argument in args.Append(","))
{
    if (argument != ",") step.Add(argument);
    else if (step.Count > 0) Console.WriteLine($"{step[0]}: {await Steps.RunAsync(step[0], [.. step.Skip(1)])}");
    if (argument == ",") step.Clear();
}
