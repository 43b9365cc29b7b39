using System.Diagnostics;

namespace TextKit.Seeds;

/// <summary>The Debian and npm packages that seeds come from, unpacked: one folder a package, named as the package is.</summary>
internal sealed class SourcePackages : IDisposable
{
    private readonly string folder;
    private readonly bool downloads;

    private SourcePackages(string folder, bool downloads)
    {
        this.folder = folder;
        this.downloads = downloads;
    }

    /// <summary>Takes packages that lie unpacked in a folder.</summary>
    public static SourcePackages Open(string folder) => new(folder, false);

    /// <summary>Downloads each package on first use, with apt-get, and unpacks it.</summary>
    public static SourcePackages Download() => new(Directory.CreateTempSubdirectory("textkit-seeds-").FullName, true);

    /// <summary>The path of a file of a package.</summary>
    public string File(string package, string path)
    {
        var root = Path.Combine(folder, package);
        if (downloads && !Directory.Exists(root))
        {
            Run("apt-get", "download", package);
            Run("dpkg-deb", "-x", Directory.GetFiles(folder, package + "_*.deb").Single(), root);
        }

        return Existing(package, root, path);
    }

    /// <summary>The path of a file of an npm package.</summary>
    public string NpmFile(string package, string version, string path)
    {
        var root = Path.Combine(folder, package);
        if (downloads && !Directory.Exists(root))
        {
            Run("npm", "pack", $"{package}@{version}");
            Run("tar", "-xzf", $"{package}-{version}.tgz");
            Directory.Move(Path.Combine(folder, "package"), root);
        }

        return Existing(package, root, path);
    }

    private static string Existing(string package, string root, string path)
    {
        var file = Path.Combine(root, path);
        return System.IO.File.Exists(file) ? file : throw new FileNotFoundException($"The package {package} has no {path} under {root}.", file);
    }

    public void Dispose()
    {
        if (downloads)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with status {process.ExitCode}.");
        }
    }
}
