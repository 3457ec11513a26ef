namespace EventLedger.Domain.Billing;

/// <summary>How late an open balance is.</summary>
public enum AgeBand
{
    /// <summary>Its due day has not passed.</summary>
    NotDue,

    /// <summary>1 to 30 days late.</summary>
    Days1to30,

    /// <summary>31 to 60 days late.</summary>
    Days31to60,

    /// <summary>61 to 90 days late.</summary>
    Days61to90,

    /// <summary>More than 90 days late.</summary>
    Over90,
}

/// <summary>Ageing: by the days between the due day and the day asked for.</summary>
public static class Ageing
{
    /// <summary>
    /// The band of a balance: an invoice due on the day itself is not late, on the day after one day late.
    /// </summary>
    public static AgeBand Of(DateOnly dueOn, DateOnly asOf) => (asOf.DayNumber - dueOn.DayNumber) switch
    {
        <= 0 => AgeBand.NotDue,
        <= 30 => AgeBand.Days1to30,
        <= 60 => AgeBand.Days31to60,
        <= 90 => AgeBand.Days61to90,
        _ => AgeBand.Over90,
    };
}
