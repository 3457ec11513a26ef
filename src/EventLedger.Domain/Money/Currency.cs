using System.Collections.Frozen;

namespace EventLedger.Domain;

/// <summary>
/// A currency of ISO 4217: its code and how many decimals its minor unit has (JPY 0, USD 2, BHD 3).
/// </summary>
public sealed record Currency
{
    private static readonly FrozenDictionary<string, Currency> Known = Table();

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        MinorPerUnit = decimals switch { 0 => 1, 2 => 100, _ => 1_000 };
    }

    /// <summary>The three-letter code.</summary>
    public string Code { get; }

    /// <summary>Decimals of the minor unit: 0, 2 or 3.</summary>
    public int Decimals { get; }

    /// <summary>Minor units in one unit: 1, 100 or 1,000.</summary>
    public long MinorPerUnit { get; }

    /// <summary>Every currency the ledger knows, by code.</summary>
    public static IEnumerable<Currency> All => Known.Values.OrderBy(c => c.Code, StringComparer.Ordinal);

    /// <summary>
    /// The currency of a code in capitals; null when ISO 4217 has none in circulation by it.
    /// </summary>
    public static Currency? Find(string? code) => code is null ? null : Known.GetValueOrDefault(code);

    /// <summary>The currency of a code that an event holds.</summary>
    /// <exception cref="KeyNotFoundException">The code is unknown: no event can hold it.</exception>
    public static Currency Of(string code) => Known[code];

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static FrozenDictionary<string, Currency> Table()
    {
        // ISO 4217, list one: currencies that amounts can be owed in.
        // Metals, funds and test codes are left out.
        const string two =
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
            + "CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
            + "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA "
            + "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN "
            + "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
            + "TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
        (string Codes, int Decimals)[] groups =
        [
            (two, 2),
            ("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", 0),
            ("BHD IQD JOD KWD LYD OMR TND", 3),
        ];
        return groups
            .SelectMany(g => g.Codes.Split(' ').Select(code => new Currency(code, g.Decimals)))
            .ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
    }
}
