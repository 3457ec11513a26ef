global using EventLedger.Acceptance.Support;
global using EventLedger.Browser.Support;
global using Microsoft.Playwright;
global using Shouldly;
global using Xunit;
global using static Microsoft.Playwright.Assertions;
