global using EventLedger.Acceptance.Support;
global using Shouldly;
global using Xunit;
