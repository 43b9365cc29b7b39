using Microsoft.Win32.SafeHandles;

namespace TextKit.Cli.Output;

/// <summary>Standard output as a stream that tells when its reader has gone.</summary>
internal static class StandardOutput
{
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        // The console's own stream swallows a broken pipe, and the work would go on for nobody. In a file, a FileStream keeps
        // a place of its own, and whoever writes there after us would write over our lines.
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
