namespace EventLedger.Acceptance.Support;

/// <summary>What a test expects of an answer. A failure shows the request and the whole answer.</summary>
public static class Expecting
{
    private static readonly string[] ProblemMembers = ["type", "title", "status", "detail", "code"];

    /// <summary>200 or 201.</summary>
    public static async Task<Answer> Accepted(this Task<Answer> asking)
    {
        var answer = await asking;
        answer.Status.ShouldBeOneOf([200, 201], answer.ToString());
        return answer;
    }

    /// <summary>A success that says these things, each by its path; null for JSON's null.</summary>
    public static async Task<Answer> Says(
        this Task<Answer> asking, params (string Path, string? Value)[] facts)
    {
        var answer = await asking.Accepted();
        answer.ShouldSay(facts);
        return answer;
    }

    /// <summary>422 with this code and these facts.</summary>
    public static Task<Answer> Refused(
        this Task<Answer> asking, string code, params (string Path, string? Value)[] facts) =>
        asking.IsProblem(422, code, facts);

    /// <summary>404 <c>not-found</c>.</summary>
    public static Task<Answer> NotFound(this Task<Answer> asking) => asking.IsProblem(404, "not-found");

    /// <summary>400 with an error whose JSON path or parameter begins so.</summary>
    public static async Task<Answer> Malformed(this Task<Answer> asking, string where)
    {
        var answer = await asking;
        answer.Status.ShouldBe(400, answer.ToString());
        ShouldBeProblem(answer);
        answer.At("errors").EnumerateObject().Select(e => e.Name)
            .ShouldContain(path => path.StartsWith(where, StringComparison.Ordinal), answer.ToString());
        return answer;
    }

    /// <summary>A problem document with this status, code and facts.</summary>
    public static async Task<Answer> IsProblem(
        this Task<Answer> asking, int status, string code, params (string Path, string? Value)[] facts)
    {
        var answer = await asking;
        answer.Status.ShouldBe(status, answer.ToString());
        ShouldBeProblem(answer);
        answer["code"].ShouldBe(code, answer.ToString());
        answer.ShouldSay(facts);
        return answer;
    }

    /// <summary>A problem document of RFC 9457 with the members that the contract promises.</summary>
    public static void ShouldBeProblem(this Answer answer)
    {
        answer.MediaType.ShouldBe("application/problem+json", answer.ToString());
        foreach (var member in ProblemMembers)
            answer[member].ShouldNotBeNullOrEmpty(answer.ToString());
        answer.Number("status").ShouldBe(answer.Status);
    }

    private static void ShouldSay(this Answer answer, (string Path, string? Value)[] facts)
    {
        foreach (var (path, value) in facts)
            answer[path].ShouldBe(value, $"{path} of {answer}");
    }
}
