using EventLedger.Reporting.Tables;
using EventLedger.Server.Reports;
using EventLedger.Server.Scenarios;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>Items of every report's lists that hold figures are matched by what they are of.</summary>
public sealed class What_is_compared
{
    [Fact]
    public void Is_known_of_every_list_with_figures()
    {
        var answers = ReportCatalog.All.Select(report => report.GetType().GetGenericArguments()[1]).ToArray();
        answers.Length.ShouldBeGreaterThan(8);
        var items = answers.SelectMany(Items).Distinct().ToArray();
        items.Length.ShouldBeGreaterThan(15);
        foreach (var item in items)
            if (AnswerShape.Of(item) is { IsTakenApart: true })
                RowIdentity.IsCompared(item).ShouldBeTrue(item.Name);
    }

    private static IEnumerable<Type> Items(Type type)
    {
        foreach (var member in AnswerShape.Of(type)!.Members)
        {
            var item = AnswerShape.ItemOf(member.Type);
            if (item is not null)
                yield return item;
            if (AnswerShape.Of(item ?? member.Type) is not null)
                foreach (var inner in Items(item ?? member.Type))
                    yield return inner;
        }
    }
}
