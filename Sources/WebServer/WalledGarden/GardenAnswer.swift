// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// What a walled garden's guest gets.
public struct GardenAnswer: Sendable {
    public let status: HTTPResponse.Status
    public let headers: HTTPFields
    public let body: String

    private init(_ status: HTTPResponse.Status, type: String, body: String, more: HTTPFields = [:]) {
        self.status = status
        self.body = body
        var headers = Self.always
        headers[.contentType] = type
        headers.append(contentsOf: more)
        self.headers = headers
    }

    /// A page for people.
    static func page(_ html: String, language: GardenLanguage, status: HTTPResponse.Status = .ok) -> GardenAnswer {
        GardenAnswer(
            status, type: "text/html; charset=utf-8", body: html, more: [.contentLanguage: language.rawValue])
    }

    /// The way to the one address of the page.
    static func redirect(to location: String) -> GardenAnswer {
        GardenAnswer(.found, type: "text/plain; charset=utf-8", body: "", more: [.location: location])
    }

    /// The state of the line for the device's operating system (RFC 8908 §4).
    static func captive(_ json: JSONValue) -> GardenAnswer {
        GardenAnswer(.ok, type: "application/captive+json", body: json.compactText)
    }

    /// Nothing may be kept: the same address means the real page as soon as the line is free (RFC 8908 §4.1). Nothing may be
    /// loaded or run: the page is answered in the name of whatever site was asked for.
    private static let always: HTTPFields = [
        .cacheControl: "no-store",
        .vary: "Accept-Language",
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'",
        .xContentTypeOptions: "nosniff",
    ]
}
