global using EventLedger.Faults.Support;
global using Shouldly;
global using Xunit;
