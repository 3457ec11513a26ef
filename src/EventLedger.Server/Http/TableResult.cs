using System.Buffers;
using System.IO.Pipelines;
using EventLedger.Reporting.Tables;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Http;

/// <summary>
/// A table as a file, written part by part as its rows are read: however long it is, no more of it is in
/// memory than a part. What goes wrong on the way breaks the connection off, so that nobody takes a part for
/// the whole.
/// </summary>
/// <param name="mediaType">The type of the file.</param>
/// <param name="name">What it is called.</param>
/// <param name="open">Begins it.</param>
/// <param name="parts">Its parts, one at least; the first is at hand, so that a problem can be told.</param>
internal sealed class TableResult(
    string mediaType, string name, Func<Stream, TableFile> open, IAsyncEnumerable<Table> parts) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = mediaType;
        var attachment = new ContentDispositionHeaderValue("attachment");
        attachment.SetHttpFileName(name);
        response.Headers.ContentDisposition = attachment.ToString();
        // From here on nobody can answer with a problem any more, behind half a table.
        await response.StartAsync(httpContext.RequestAborted);
        await using var body = new Unflushed(response.BodyWriter);
        using (var file = open(body))
            await foreach (var part in parts.WithCancellation(httpContext.RequestAborted))
            {
                file.Add(part);
                await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            }
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>
    /// A body that is written without waiting for who reads it; who writes waits between parts.
    /// </summary>
    private sealed class Unflushed(PipeWriter writer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => writer.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) =>
            Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            // Between parts.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
