"""The forms of the desk: what a person types, checked."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from tumen.desk.models import Account, Case, Role


class AccountForm(forms.Form):
    """A name and a password, typed twice, for a new account."""

    name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters; four words of your own are good.",
    )
    again = forms.CharField(label="Password again", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def clean_name(self) -> str:
        """Return the name. Raises ValidationError where another account has it."""
        name = str(self.cleaned_data["name"]).strip()
        if Account.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError("There is an account of this name.")
        return name

    def clean(self) -> dict[str, object]:
        """Check that both passwords are one, and that it is no common one."""
        given = self.cleaned_data
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords differ.")
        elif given.get("password"):
            try:
                validate_password(given["password"], Account(username=given.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class InvitationForm(forms.Form):
    """What an invited person will be, and which closed cases they will see."""

    role = forms.ChoiceField(choices=Role.choices, initial=Role.READER)
    cases = forms.ModelMultipleChoiceField(
        Case.objects.filter(open=False), required=False, widget=forms.CheckboxSelectMultiple
    )


class MemberForm(InvitationForm):
    """What an account may do from now on."""

    active = forms.BooleanField(required=False, label="May log in")


class CaseForm(forms.Form):
    """A new case."""

    name = forms.CharField(max_length=120)
    open = forms.BooleanField(required=False, label="Every account may see it")

    def clean_name(self) -> str:
        """Return the name. Raises ValidationError where another case has it."""
        name = str(self.cleaned_data["name"]).strip()
        if Case.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError("There is a case of this name.")
        return name
