using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record AuditRecordResponse
{
    public string? Id { get; init; }

    public string? CustomerId { get; init; }

    public string? CustomerName { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? ApplicationId { get; init; }

    public string? ResourceType { get; init; }

    public string? ResourceOldValue { get; init; }

    public string? ResourceNewValue { get; init; }

    public string? OperationType { get; init; }

    public string? OriginalCorrelationId { get; init; }

    public string? OperationStatus { get; init; }

    public DateTimeOffset? OperationDate { get; init; }

    public IReadOnlyList<LinkHeaderResponse>? CustomizedData { get; init; }

    public AuditRecord ToModel() => new()
    {
        Id = Id ?? "",
        OperatedAt = OperationDate ?? DateTimeOffset.UnixEpoch,
        OperationType = OperationType ?? "",
        OperationStatus = OperationStatus ?? "",
        ResourceType = ResourceType ?? "",
        OldValue = ResourceOldValue ?? "",
        NewValue = ResourceNewValue ?? "",
        CustomerId = Model.CustomerId.Normalize(CustomerId),
        CustomerName = CustomerName ?? "",
        UserPrincipalName = UserPrincipalName ?? "",
        ApplicationId = ApplicationId ?? "",
        CorrelationId = OriginalCorrelationId ?? "",
        Details = (CustomizedData ?? []).Select(static pair => KeyValuePair.Create(pair.Key ?? "", pair.Value ?? "")).ToArray(),
    };
}
