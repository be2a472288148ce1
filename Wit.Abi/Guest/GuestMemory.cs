namespace Wit.Abi;

/// <summary>
/// A guest's own address space as the memory of a call, for code compiled to 32-bit WebAssembly. Addresses are what the
/// engine checks, so nothing is checked here.
/// </summary>
public unsafe struct GuestMemory : ICanonicalMemory
{
    private readonly bool _isExport;
    private GuestBlocks _blocks;
    private List<ImportedHandle>? _borrowed;

    /// <summary>The memory of a call.</summary>
    /// <param name="isExport">Whether the host calls the guest, so that resources which the guest exports are the guest's own objects.</param>
    internal GuestMemory(bool isExport) => _isExport = isExport;

    /// <inheritdoc/>
    public static bool IsOwn => true;

    /// <summary>UTF-8, which is what generated guests declare.</summary>
    public readonly StringEncoding StringEncoding => StringEncoding.Utf8;

    /// <inheritdoc/>
    public readonly Span<byte> Slice(uint address, uint length) => new((void*)(nuint)address, (int)length);

    /// <inheritdoc/>
    public uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize) =>
        checked((uint)(nuint)_blocks.Reallocate((void*)(nuint)oldAddress, oldSize, newSize));

    /// <inheritdoc/>
    public readonly T LiftOwn<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>
    {
        if (!_isExport || !TResource.IsExported) return TResource.Wrap(new ImportedHandle(TResource.Name, handle, isOwn: true, TResource.DropImported));
        // The handle ends here and the object goes on without one: dropping it runs the destructor, which finds the object gone.
        var representation = TResource.Representation(handle);
        var value = GuestResources.Find<T>(representation, TResource.Name);
        GuestResources.Objects.TakeOut(representation);
        TResource.DropExported(handle);
        return value;
    }

    /// <inheritdoc/>
    public readonly uint LowerOwn<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T> =>
        _isExport && TResource.IsExported
            ? TResource.New(GuestResources.Objects.Add(value, isOwned: true))
            : ImportedHandle.Of(value, TResource.Name).Take();

    /// <inheritdoc/>
    public T LiftBorrow<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>
    {
        // Of its own resources a guest gets the representation itself.
        if (_isExport && TResource.IsExported) return GuestResources.Find<T>(handle, TResource.Name);
        var borrowed = new ImportedHandle(TResource.Name, handle, isOwn: false, TResource.DropImported);
        (_borrowed ??= []).Add(borrowed);
        return TResource.Wrap(borrowed);
    }

    /// <inheritdoc/>
    public readonly uint LowerBorrow<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T> =>
        ImportedHandle.Of(value, TResource.Name).Borrow();

    /// <summary>Hands over what was allocated.</summary>
    internal GuestBlocks TakeBlocks() => _blocks.Take();

    /// <summary>Whether handles were lent to the guest.</summary>
    internal readonly bool HasBorrowed => _borrowed is not null;

    /// <summary>Drops the handles that were lent to the guest and that it has not dropped itself.</summary>
    internal void DropBorrowed()
    {
        if (_borrowed is null) return;
        foreach (var handle in _borrowed) handle.Drop();
        _borrowed = null;
    }
}
