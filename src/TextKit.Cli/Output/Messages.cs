namespace TextKit.Cli.Output;

/// <summary>Messages for people, on standard error.</summary>
internal static class Messages
{
    public static void Error(string message) => Console.Error.WriteLine("textkit: " + message);

    public static void Say(string message) => Console.Error.WriteLine(message);
}
