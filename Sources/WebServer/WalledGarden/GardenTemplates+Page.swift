// SPDX-License-Identifier: Apache-2.0

extension GardenTemplates {
    /// Our own page: one file without anything to load, readable on a phone, light or dark as the device likes it.
    static let page = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <meta name="referrer" content="no-referrer">
        <title>{{title}}</title>
        <style>
        :root { --ink: #1c2430; --soft: #55606f; --paper: #f4f6f9; --card: #fff; --line: #d9dfe7; --accent: #0b5fc0; --on: #fff }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8ecf2; --soft: #a3aebd; --paper: #12161c; --card: #1b212a; --line: #303946; --accent: #7ab4ff; --on: #0c1320 }
        }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
          background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif }
        main { width: 100%; max-width: 34rem; background: var(--card); border: 1px solid var(--line);
          border-top: .35rem solid var(--accent); border-radius: .75rem; padding: 1.75rem }
        h1 { margin: 0 0 .75rem; font-size: 1.6rem; line-height: 1.25 }
        h2 { margin: 1.5rem 0 .25rem; font-size: 1rem; color: var(--soft) }
        p { margin: .5rem 0; overflow-wrap: anywhere }
        .amount { font-size: 1.9rem; font-weight: 650; font-variant-numeric: tabular-nums }
        .soft { color: var(--soft) }
        nav { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem }
        nav a { flex: 1 1 12rem; padding: .8rem 1rem; border-radius: .5rem; text-align: center; text-decoration: none;
          border: 1px solid var(--accent); color: var(--accent) }
        nav a.first { background: var(--accent); color: var(--on); font-weight: 600 }
        a:focus-visible { outline: .2rem solid var(--ink); outline-offset: .15rem }
        </style>
        </head>
        <body class="{{page}}">
        <main>
        {{#name}}<p class="soft">{{greeting}} {{name}}</p>{{/name}}
        <h1>{{title}}</h1>
        <p>{{text}}</p>
        {{#amount}}<h2>{{amountLabel}}</h2>
        <p class="amount">{{amount}}</p>{{/amount}}
        {{#payment}}<h2>{{label}}</h2>
        {{#lines}}<p>{{.}}</p>
        {{/lines}}{{/payment}}
        {{#afterwards}}<p class="soft">{{afterwards}}</p>{{/afterwards}}
        <nav>{{#portal}}<a class="first" href="{{portal}}" rel="noreferrer">{{portalLabel}}</a>{{/portal}}
        <a href="/">{{again}}</a></nav>
        </main>
        </body>
        </html>

        """
}
