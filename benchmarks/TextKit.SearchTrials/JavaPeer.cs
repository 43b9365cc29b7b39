namespace TextKit.SearchTrials;

/// <summary>The peer that indexing is measured against: Lucene's own Chinese analyzers on Java.</summary>
internal static class JavaPeer
{
    /// <summary>
    /// Indexes the first articles of a file as ours are, without annotation: titles and bodies as words (SmartChineseAnalyzer) and as pairs of
    /// characters (CJKAnalyzer) with positions and offsets, all of it stored. Articles are read and the first 500 indexed in memory before the clock starts.
    /// </summary>
    public const string Program = """
        import java.io.IOException;
        import java.nio.charset.StandardCharsets;
        import java.nio.file.*;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.concurrent.atomic.AtomicInteger;
        import org.apache.lucene.analysis.Analyzer;
        import org.apache.lucene.analysis.cjk.CJKAnalyzer;
        import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
        import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
        import org.apache.lucene.document.*;
        import org.apache.lucene.index.*;
        import org.apache.lucene.store.*;

        public class IndexPeer {
            static final FieldType TEXT = new FieldType();

            public static void main(String[] args) throws Exception {
                TEXT.setTokenized(true);
                TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
                TEXT.freeze();
                var articles = new ArrayList<String[]>();
                long bytes = 0;
                try (var lines = Files.newBufferedReader(Path.of(args[0]))) {
                    for (String line; articles.size() < Integer.parseInt(args[2]) && (line = lines.readLine()) != null;) {
                        var article = new String[] { member(line, "id"), member(line, "title"), member(line, "date"), member(line, "text") };
                        bytes += article[3].getBytes(StandardCharsets.UTF_8).length;
                        articles.add(article);
                    }
                }
                index(new ByteBuffersDirectory(), articles.subList(0, Math.min(500, articles.size())));
                var processor = processorSeconds();
                var start = System.nanoTime();
                var size = 0L;
                try (var folder = FSDirectory.open(Path.of(args[1]))) {
                    index(folder, articles);
                    for (var name : folder.listAll()) {
                        size += folder.fileLength(name);
                    }
                }
                var seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "%d articles, %.1f MB of UTF-8, %.1f s on 2 threads: %.2f MB/s; processor time %.1f s; index %.2f x the source%n",
                    articles.size(), bytes / 1e6, seconds, bytes / 1e6 / seconds, processorSeconds() - processor, (double) size / bytes);
            }

            static double processorSeconds() {
                return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
            }

            static void index(Directory folder, List<String[]> articles) throws Exception {
                Analyzer words = new SmartChineseAnalyzer(), pairs = new CJKAnalyzer();
                var config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(words, Map.of("title.pairs", pairs, "body.pairs", pairs))).setRAMBufferSizeMB(256);
                try (var writer = new IndexWriter(folder, config)) {
                    var next = new AtomicInteger();
                    var threads = Executors.newFixedThreadPool(2);
                    Callable<Void> work = () -> {
                        for (int i; (i = next.getAndIncrement()) < articles.size();) {
                            writer.addDocument(document(articles.get(i)));
                        }
                        return null;
                    };
                    for (var done : threads.invokeAll(List.of(work, work))) {
                        done.get();
                    }
                    threads.shutdown();
                    writer.commit();
                }
            }

            static Document document(String[] article) {
                var document = new Document();
                document.add(new StringField("id", article[0], Field.Store.YES));
                for (var field : List.of("title.words", "title.pairs")) {
                    document.add(new Field(field, article[1], TEXT));
                }
                for (var field : List.of("body.words", "body.pairs")) {
                    document.add(new Field(field, article[3], TEXT));
                }
                document.add(new StoredField("title", article[1]));
                document.add(new StoredField("date", article[2]));
                document.add(new StoredField("text", article[3]));
                return document;
            }

            // A text of an article as the trials generate it.
            static String member(String line, String name) {
                var at = line.indexOf("\"" + name + "\":\"");
                var text = new StringBuilder();
                for (at += at < 0 ? 0 : name.length() + 4; at >= 0 && line.charAt(at) != '"'; at++) {
                    var c = line.charAt(at);
                    if (c == '\\') {
                        c = line.charAt(++at);
                        switch (c) {
                            case 'n' -> c = '\n';
                            case 't' -> c = '\t';
                            case 'r' -> c = '\r';
                            case 'u' -> { c = (char) Integer.parseInt(line.substring(at + 1, at + 5), 16); at += 4; }
                            default -> { }
                        }
                    }
                    text.append(c);
                }
                return text.toString();
            }
        }
        """;
}
