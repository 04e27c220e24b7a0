// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a walled garden's guest asked for: all that an answer depends on.
public struct GardenQuestion: Sendable {
    /// The page whose guests are sent to the door at which was asked.
    public var page: GardenPage
    /// The port of that door.
    public var port: UInt16
    /// Whether the client only wants to read: GET or HEAD.
    public var isReading: Bool
    /// Host without the port, in lower case; nil when none was named.
    public var host: String?
    /// The path without its query, as it was sent.
    public var path: String
    public var acceptLanguage: String?
    /// Who asks; nil when it is not known.
    public var source: IPAddress?

    public init(
        page: GardenPage, port: UInt16 = 80, isReading: Bool = true, host: String? = nil, path: String = "/",
        acceptLanguage: String? = nil, source: IPAddress? = nil
    ) {
        self.page = page
        self.port = port
        self.isReading = isReading
        self.host = host
        self.path = path
        self.acceptLanguage = acceptLanguage
        self.source = source
    }
}
