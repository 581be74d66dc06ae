"""Why XML cannot be read, in words that can be translated: a parser's own are English and meant for programmers."""

from collections.abc import Mapping
from types import MappingProxyType

OTHERWISE = "it is not written as XML has to be"
XML_FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "ERR_TAG_NAME_MISMATCH": "an element is closed by the name of another",
        "ERR_TAG_NOT_FINISHED": "it ends before its last element is closed",
        "ERR_GT_REQUIRED": "a tag is not closed",
        "ERR_LTSLASH_REQUIRED": "a closing tag is missing",
        "ERR_DOCUMENT_EMPTY": "there is nothing in it",
        "ERR_DOCUMENT_END": "something stands behind its end",
        "ERR_UNDECLARED_ENTITY": "it uses an entity that it does not declare",
        "ERR_ENTITYREF_SEMICOL_MISSING": "an & stands there that is not written as &amp;",
        "ERR_NAME_REQUIRED": "a < or & stands there that is not written as &lt; or &amp;",
        "ERR_LT_IN_ATTRIBUTE": "a < stands in an attribute",
        "ERR_ATTRIBUTE_NOT_STARTED": "the value of an attribute stands without quotes",
        "ERR_ATTRIBUTE_NOT_FINISHED": "the value of an attribute does not end",
        "ERR_ATTRIBUTE_WITHOUT_VALUE": "an attribute has no value",
        "ERR_ATTRIBUTE_REDEFINED": "an element has the same attribute twice",
        "ERR_INVALID_CHAR": "it holds a character that XML does not allow",
        "ERR_INVALID_ENCODING": "some bytes are no characters of that encoding",
        "I18N_CONV_FAILED": "some bytes are no characters of that encoding",
        "ERR_UNKNOWN_ENCODING": "nobody knows that encoding",
        "ERR_UNSUPPORTED_ENCODING": "nobody knows that encoding",
        "I18N_NO_HANDLER": "nobody knows that encoding",
        "NS_ERR_UNDEFINED_NAMESPACE": "it uses a prefix that it does not declare",
        "ERR_COMMENT_NOT_FINISHED": "a comment does not end",
        "ERR_CDATA_NOT_FINISHED": "a CDATA section does not end",
        "ERR_PI_NOT_FINISHED": "a processing instruction does not end",
        "ERR_RESOURCE_LIMIT": "one text in it is too long to be one",
    }
)
"""The name that libxml2 gives a fault, and our words for it."""
XML_REASONS = frozenset((*XML_FAULTS.values(), OTHERWISE))


def xml_fault(name: str) -> str:
    """Our words for a fault of that name; general ones for a name that we do not know."""
    return XML_FAULTS.get(name, OTHERWISE)
